import type { CountryData } from '../country-data.ts';
import { COMMON_KEYWORDS } from '../every-country/keywords.ts';
import { COMMON_MERCHANTS } from '../every-country/merchants.ts';
import { COMMON_STRUCTURE } from '../every-country/structure.ts';
import { COMMON_TEMPLATES } from '../every-country/templates.ts';
import { COMMON_TRADES } from '../every-country/trades.ts';
import { TEMPLATES } from './templates.ts';
import { KEYWORDS, MERCHANTS, STRUCTURE } from './words.ts';

export const GHANA: CountryData = {
  country: 'gh',
  templates: [...TEMPLATES, ...COMMON_TEMPLATES],
  structure: [...STRUCTURE, ...COMMON_STRUCTURE],
  merchants: [...MERCHANTS, ...COMMON_MERCHANTS],
  keywords: [...KEYWORDS, ...COMMON_KEYWORDS],
  trades: COMMON_TRADES,
  channels: [
    ['BRANCH', 'over the counter|counter deposit|counter withdrawal|cash deposit|teller|cash lodgement'],
    ['ATM', 'atm|cash withdrawal|token withdrawal'],
    ['POS', 'pos|gh link|card purchase'],
    ['WEB', 'web|ecom|ecommerce|online purchase|internet banking|ghana gov|hubtel|expresspay|slydepay'],
    ['RTGS', 'rtgs'],
    ['USSD', 'ussd'],
    [
      'MOBILE',
      'momo|mobile|mobile money|mobile app|mob|app|telecel cash|vodafone cash|airteltigo money|g money|gmoney|cash_in|cash_out|wallet|qwikloan',
    ],
  ],
  processors: [
    ['hubtel', 'hubtel'],
    ['expresspay', 'expresspay|express pay'],
    ['paystack', 'paystack|pstk'],
    ['flutterwave', 'flutterwave|flw'],
    ['slydepay', 'slydepay'],
    ['zeepay', 'zeepay'],
    ['theteller', 'theteller'],
    ['ghipss', 'ghipss'],
  ],
  banks:
    'gcb|gcb bank|ecobank|ecobank ghana|stanbic|stanbic bank|absa|absa bank|fidelity|fidelity bank|calbank|cal bank|access|access bank|uba|zenith|zenith bank|gtbank|gt bank|standard chartered|stanchart|republic|republic bank|adb|agricultural development bank|cbg|consolidated bank|nib|national investment bank|societe generale|sg|first national bank|fnb|first atlantic|first bank|prudential|prudential bank|omnibsic|bank of africa|boa|arb apex|apex|mtn momo|mtn|telecel cash|vodafone cash|airteltigo money|at money|g money|zeepay',
  places:
    'accra|kumasi|tema|takoradi|cape coast|tamale|osu|legon|madina|spintex|east legon|labone|airport|sunyani|koforidua|ho|bolgatanga|achimota|kasoa|dansoman|adabraka|circle|ac',
  marks: 'gh|gha|acc',
  facts: {
    payDays: { from: 24, to: 31 },
    levies: [],
    chargesMinor: [50n, 75n, 100n, 150n, 500n, 1_000n],
  },
};
