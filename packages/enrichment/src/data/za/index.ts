import type { CountryData } from '../country-data.ts';
import { COMMON_KEYWORDS } from '../every-country/keywords.ts';
import { COMMON_MERCHANTS } from '../every-country/merchants.ts';
import { COMMON_STRUCTURE } from '../every-country/structure.ts';
import { COMMON_TEMPLATES } from '../every-country/templates.ts';
import { COMMON_TRADES } from '../every-country/trades.ts';
import { TEMPLATES } from './templates.ts';
import { GATEWAYS, KEYWORDS, MERCHANTS, STRUCTURE } from './words.ts';

export const SOUTH_AFRICA: CountryData = {
  country: 'za',
  templates: [...TEMPLATES, ...COMMON_TEMPLATES],
  structure: [...STRUCTURE, ...COMMON_STRUCTURE],
  merchants: [...MERCHANTS, ...COMMON_MERCHANTS],
  keywords: [...KEYWORDS, ...COMMON_KEYWORDS],
  trades: [...COMMON_TRADES, ...GATEWAYS],
  channels: [
    ['BRANCH', 'branch|over the counter|counter deposit|teller|branch deposit|branch withdrawal|cash deposit branch'],
    ['ATM', 'atm|autobank|saswitch|cash withdrawal|cash dep|adt|cash acceptor|cash deposit'],
    ['POS', 'pos|card purchase|tap purchase|contactless|debit card|cheque card|speedpoint|reserved funds|card auth'],
    [
      'WEB',
      'web|e commerce|ecommerce|ecom|online purchase|online payment|internet|internet banking|internet pmt|ob pmt|int banking|ib payment|ib transfer|online banking',
    ],
    ['USSD', 'ussd'],
    ['RTGS', 'rtgs|samos'],
    [
      'MOBILE',
      'app|banking app|fnb app|cellphone|cell pmt|cellphone banking|mobile|mobile banking|cash send|cashsend|ewallet|e wallet|send money|money app',
    ],
  ],
  processors: [
    ['payfast', 'payfast'],
    ['yoco', 'yoco'],
    ['ozow', 'ozow'],
    ['peach payments', 'peach payments'],
    ['paygate', 'paygate'],
    ['snapscan', 'snapscan'],
    ['zapper', 'zapper'],
    ['ikhokha', 'ikhokha'],
    ['paystack', 'paystack|pstk'],
    ['stitch', 'stitch'],
    ['paypal', 'paypal'],
  ],
  banks:
    'fnb|first national bank|firstrand|capitec|capitec bank|standard bank|std bank|sbsa|absa|absa bank|nedbank|investec|investec bank|tymebank|tyme bank|tyme|discovery bank|african bank|bidvest bank|bank zero|sasfin|ubank|postbank|rmb|mercantile|al baraka|hbz|access bank',
  places:
    'johannesburg|jhb|sandton|rosebank|randburg|soweto|midrand|pretoria|pta|centurion|menlyn|cape town|capetown|cpt|durban|dbn|umhlanga|bloemfontein|polokwane|nelspruit|mbombela|kimberley|gqeberha|port elizabeth|pe|east london|stellenbosch|bellville|boksburg|benoni|kempton park|fourways|roodepoort|vereeniging|rustenburg|pietermaritzburg|george|somerset west|paarl',
  marks: 'za|zaf|rsa|gp|gau|wc|kzn',
  facts: {
    payDays: { from: 24, to: 31 },
    levies: [],
    chargesMinor: [50n, 100n, 200n, 500n, 700n, 750n, 1_000n],
  },
};
