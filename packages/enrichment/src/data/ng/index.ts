import type { CountryData } from '../country-data.ts';
import { COMMON_KEYWORDS } from '../every-country/keywords.ts';
import { COMMON_MERCHANTS } from '../every-country/merchants.ts';
import { COMMON_STRUCTURE } from '../every-country/structure.ts';
import { COMMON_TEMPLATES } from '../every-country/templates.ts';
import { COMMON_TRADES } from '../every-country/trades.ts';
import { BANKS, MARKS, PLACES } from './banks.ts';
import { KEYWORDS } from './keywords.ts';
import { GATEWAYS, MERCHANTS } from './merchants.ts';
import { STRUCTURE } from './structure.ts';
import { TEMPLATES_A_TO_O } from './templates-a-to-o.ts';
import { TEMPLATES_GTBANK } from './templates-gtbank.ts';
import { TEMPLATES_P_TO_Z } from './templates-p-to-z.ts';
import { TEMPLATES_SHARED } from './templates-shared.ts';

export const NIGERIA: CountryData = {
  country: 'ng',
  templates: [...TEMPLATES_A_TO_O, ...TEMPLATES_GTBANK, ...TEMPLATES_P_TO_Z, ...TEMPLATES_SHARED, ...COMMON_TEMPLATES],
  structure: [...STRUCTURE, ...COMMON_STRUCTURE],
  merchants: [...MERCHANTS, ...COMMON_MERCHANTS],
  keywords: [...KEYWORDS, ...COMMON_KEYWORDS],
  trades: [...COMMON_TRADES, ...GATEWAYS],
  // In the order in which words outrank one another; a bank's short name is no channel.
  channels: [
    ['ATM', 'cdm|cash deposit machine|atm deposit'],
    [
      'BRANCH',
      'at counter|counter|csh dep|cash dep|csh lodgement|cash deposit by|teller|over the counter|counter withdrawal|counter deposit|cash lodgement|cash lodgment|cdep|cash deposit',
    ],
    ['ATM', 'atm|atmwdl|atmwd|cashout|cash withdrawal|cash wdl|cashin|loc cash|cash out|csh wdl'],
    ['POS', 'pos|macquiring|terminal|poslnd'],
    [
      'WEB',
      'web|webpay|paystack|flutterwave|flw|psst|remita|interswitch|quickteller|squad|ecommerce|ecom|online payment|online purchase|webapp',
    ],
    ['NEFT', 'neft|nft'],
    ['RTGS', 'rtgs'],
    ['USSD', 'ussd'],
    ['NIP', 'nip|nibss|cip|fip|kip|banknip|ifo|uto|utu|etz'],
    [
      'MOBILE',
      'mob|mobile|mobi|mobapp|mbanking|mb|ecomobile|keymobile|union360|gtworld|gtbworld|fbnmobile|onebank|alat|actransfer|aatransfer|receivemoney|send to|received from|opay app|kuda app|mobiledata|palmpay app',
    ],
  ],
  processors: [
    ['paystack', 'paystack|pstk|psst'],
    ['flutterwave', 'flutterwave|flw|flutterwav|rave|barter'],
    ['interswitch', 'interswitch|isw|webpay|quickteller|verve'],
    ['remita', 'remita|rrr'],
    ['monnify', 'monnify'],
    ['opay', 'opay|paycom'],
    ['palmpay', 'palmpay'],
    ['moniepoint', 'moniepoint|teamapt|moniemfb|monie point'],
    ['squad', 'squad|squadco|habaripay'],
    ['korapay', 'korapay|kora'],
    ['budpay', 'budpay'],
    ['seerbit', 'seerbit'],
    ['paga', 'paga'],
    ['etranzact', 'etranzact|etz'],
    ['nomba', 'nomba|kudi'],
    ['fincra', 'fincra'],
    ['lenco', 'lenco'],
    ['baxi', 'baxi|capricorn digital'],
  ],
  banks: BANKS,
  places: PLACES,
  marks: MARKS,
  facts: {
    payDays: { from: 24, to: 31 },
    levies: [{ name: 'stamp duty', amountMinor: 5_000n, fromMinor: 1_000_000n }],
    // NIP with its tax by size of the transfer, USSD session, SMS, levy.
    chargesMinor: [1_075n, 2_688n, 2_687n, 5_375n, 698n, 400n, 5_000n, 1_000n, 2_500n],
  },
};
