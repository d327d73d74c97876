import type { CountryData } from '../country-data.ts';
import { COMMON_KEYWORDS } from '../every-country/keywords.ts';
import { COMMON_MERCHANTS } from '../every-country/merchants.ts';
import { COMMON_STRUCTURE } from '../every-country/structure.ts';
import { COMMON_TEMPLATES } from '../every-country/templates.ts';
import { COMMON_TRADES } from '../every-country/trades.ts';
import { TEMPLATES } from './templates.ts';
import { GATEWAYS, KEYWORDS, MERCHANTS, STRUCTURE } from './words.ts';

export const KENYA: CountryData = {
  country: 'ke',
  templates: [...TEMPLATES, ...COMMON_TEMPLATES],
  structure: [...STRUCTURE, ...COMMON_STRUCTURE],
  merchants: [...MERCHANTS, ...COMMON_MERCHANTS],
  keywords: [...KEYWORDS, ...COMMON_KEYWORDS],
  trades: [...COMMON_TRADES, ...GATEWAYS],
  channels: [
    ['BRANCH', 'over the counter|counter deposit|counter withdrawal|cash deposit|teller|agent deposit'],
    ['ATM', 'atm|cash withdrawal'],
    ['POS', 'pos|visa purchase|card purchase|card auth'],
    ['WEB', 'web|ecom|ecommerce|online purchase|internet banking|pesapal'],
    ['RTGS', 'rtgs'],
    ['USSD', 'ussd'],
    [
      'MOBILE',
      'mpesa|m pesa|mobile|mobile banking|mbanking|app|mob|equitel|mcoopcash|mco|eazzy|mcoop|kcb app|fuliza|m shwari|airtel money|t kash|customer transfer|pay bill|customer withdrawal|merchant payment|buy bundles|airtime purchase|funds received',
    ],
  ],
  processors: [
    ['pesapal', 'pesapal'],
    ['kopo kopo', 'kopo kopo|kopokopo'],
    ['cellulant', 'cellulant|tingg'],
    ['flutterwave', 'flutterwave|flw'],
    ['ipay', 'ipay'],
    ['jambopay', 'jambopay'],
    ['dpo', 'dpo|dpo group'],
    ['intasend', 'intasend'],
    ['paystack', 'paystack|pstk'],
    ['m-pesa', 'lipa na mpesa|lipa na m pesa'],
  ],
  banks:
    'kcb|kcb bank|equity|equity bank|coop|co op|cooperative bank|co operative bank|absa|absa kenya|ncba|ncba bank|stanbic|stanbic bank|dtb|diamond trust|i m|i and m|i m bank|standard chartered|stanchart|family bank|national bank|nbk|hf|hfc|prime bank|gulf african|gulf african bank|sidian|sidian bank|kingdom bank|ecobank|bank of africa|boa|citi|citibank|faulu|faulu bank|kwft|postbank|credit bank|victoria commercial|consolidated bank|guaranty trust|gtbank|uba|access bank|spire|smep|rafiki|caritas|salaam bank|premier bank|paramount bank|loop',
  places:
    'nairobi|mombasa|kisumu|nakuru|eldoret|thika|westlands|kilimani|karen|ngong|rongai|ruiru|kitengela|machakos|nyeri|meru|malindi|diani|naivasha|kakamega|kericho|embu|langata|lavington|kileleshwa|kasarani|juja|syokimau',
  marks: 'ke|ken|nai|nbi',
  facts: {
    payDays: { from: 24, to: 31 },
    levies: [],
    chargesMinor: [700n, 1_300n, 2_300n, 3_300n, 5_300n, 5_700n, 7_800n, 9_000n, 10_000n, 10_500n, 10_800n],
  },
};
