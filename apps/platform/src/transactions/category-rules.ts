/** The words that decide a category, most telling first. Contract: financial-data 6.5. */

/** Every category of the contract. */
export type Category =
  | 'airtime_and_data'
  | 'bank_charges'
  | 'betting_deposit'
  | 'betting_payout'
  | 'bills'
  | 'cash_deposit'
  | 'cash_withdrawal'
  | 'cheque'
  | 'cheque_deposits'
  | 'education'
  | 'entertainment'
  | 'food'
  | 'food_and_dining'
  | 'groceries'
  | 'gifts_and_donations'
  | 'health'
  | 'insurance'
  | 'interest'
  | 'investments'
  | 'loan_disbursement'
  | 'loan_repayment'
  | 'online_transactions'
  | 'pos'
  | 'refund'
  | 'rent'
  | 'salary'
  | 'sales'
  | 'savings'
  | 'shopping'
  | 'subscriptions'
  | 'tax'
  | 'transfer'
  | 'transport'
  | 'travel'
  | 'utilities'
  | 'unknown';

export interface CategoryRule {
  /** The category by direction; a direction that is left out is one that the rule says nothing about. */
  credit?: Category;
  debit?: Category;
  /** Phrases of lower-case words, separated by `|`. */
  words: string;
  /** Counts only outside transfers, where a word may be a name or a remark. */
  weak?: true;
}

const TELCOS = 'mtn|airtel|glo|9mobile|etisalat|safaricom|vodacom|telkom';
const telcoData = TELCOS.split('|')
  .flatMap((telco) => [`${telco} data`, `${telco} vtu`, `${telco} topup`, `${telco} bundle`])
  .join('|');

export const RULES: readonly CategoryRule[] = [
  // What the bank itself did.
  {
    credit: 'refund',
    debit: 'refund',
    words:
      'reversal|reversals|reversed|rvsl|rsvl|refund|refunds|refunded|chargeback|rev mc|rev of|rev pos|rev nip|rev trf|rev iso|rev web',
  },
  { debit: 'tax', words: 'wht|withholding tax' },
  {
    debit: 'bank_charges',
    words:
      'nip charge|nip charges|nip fee|nip commission|transfer charge|transfer charges|transfer fee|transfer commission|' +
      'trf charge|trf fee|trf comm|fip charges|commission mobile|withdrawal commission|charge for ussd|enquiry charge|card maint|vat|value added tax|stamp duty|stampduty|emtl|transfer levy|money transfer levy|' +
      'cybersecurity levy|cyber security levy|sms alert|sms charge|sms charges|sms notification|alert fee|alert charge|' +
      'telco charge|maintenance fee|maintenance charge|card maintenance|account maintenance|wdl fee|withdrawal fee|' +
      'withdrawal charge|funds charge|bill charge|handling charge|issuance fee|card issuance|cheque book|cheque leaves|' +
      'bank charge|bank charges|service fee|commission on|comm on|cot|debit interest|overdraft interest|od interest|' +
      'monthly fee|ledger fee|excise duty',
  },
  { credit: 'interest', words: 'interest|int pd|int paid|dividend|dividends' },
  {
    debit: 'loan_repayment',
    words:
      'loan repayment|loan repay|loan recovery|loan instalment|loan installment|loan interest|loan deduction|od loan repayment',
  },
  {
    credit: 'loan_disbursement',
    words: 'loan disbursement|loan disbursed|loan credit|loan booking|loan drawdown|overdraft of credit party',
  },
  {
    credit: 'salary',
    words: 'salary|salaries|payroll|wages|pension|pensions|stipend|sal for|salary payment',
  },

  // Words that mean one thing whoever writes them.
  {
    debit: 'airtime_and_data',
    words: `airtime|mobiledata|vtu|recharge card|data bundle|data bundles|data purchase|data sub|data subscription|data plan|mobile data|buy bundles|bundle purchase|${telcoData}`,
  },
  {
    credit: 'betting_payout',
    debit: 'betting_deposit',
    words:
      'bet9ja|sportybet|betking|1xbet|nairabet|betway|betpawa|merrybet|22bet|sportpesa|betika|odibets|hollywoodbets|msport|' +
      'bangbet|parimatch|surebet247|supabets|betano|paripesa|melbet',
  },
  {
    debit: 'utilities',
    words:
      'ikedc|ekedc|aedc|ibedc|eedc|phed|phedc|kedco|kaedco|bedc|jedc|yedc|ikeja electric|eko electricity|kplc|eskom|phcn|' +
      'nepa|electricity|electricity bill|electric bill|prepaid meter|dstv|gotv|startimes|multichoice|spectranet|zuku|' +
      'water board|water bill|nairobi water|waste bill|lawma|city power|light bill',
  },
  {
    debit: 'education',
    words: 'school fees|school fee|tuition|waec|jamb|neco|course registration|udemy|coursera|exam fee|exam fees',
  },
  { debit: 'rent', words: 'house rent|shop rent|office rent|annual rent|rent for|rent payment|mortgage' },
  {
    credit: 'gifts_and_donations',
    debit: 'gifts_and_donations',
    words: 'tithe|tithes|offering|offerings|donation|donations|zakat|sadaqah|sadaka|almsgiving',
  },
  {
    debit: 'tax',
    words: 'firs|lirs|paye|kra|customs duty|import duty|personal income tax|company income tax|land use charge',
  },
  {
    credit: 'insurance',
    debit: 'insurance',
    words: 'insurance|assurance|insurance premium|axa mansard|leadway|nhif|old mutual',
  },
  {
    credit: 'savings',
    debit: 'savings',
    words:
      'piggyvest|cowrywise|m shwari deposit|m shwari withdraw|m shwari lock|target savings|savings plan|owealth|spend save',
  },
  {
    credit: 'investments',
    debit: 'investments',
    words: 'risevest|bamboo invest|chaka|mutual fund|treasury bill|treasury bills|money market fund|fixed deposit',
  },
  {
    debit: 'subscriptions',
    words: 'netflix|spotify|showmax|youtube|apple com bill|prime video|canva|chatgpt|openai|boomplay|icloud',
  },
  { credit: 'sales', words: 'invoice|inv|settlement|settlements|pos settlement' },

  // Cash and cheques.
  {
    debit: 'cash_withdrawal',
    words:
      'atm|atmwdl|loc cash|cash withdrawal|cash wdl|cash out|cashout|cashwithdrawal|agent withdrawal|pos withdrawal|pos wdl|' +
      'pos cash|counter withdrawal|customer withdrawal at agent',
  },
  {
    credit: 'cash_deposit',
    words: 'cash deposit|cash dep|cashin|cash lodgement|cash lodgment|cdm|deposit of funds at agent|agent deposit',
  },
  { credit: 'cheque_deposits', debit: 'cheque', words: 'cheque|chq|chque' },

  // Shops and things, where no person can be meant.
  {
    debit: 'food_and_dining',
    weak: true,
    words:
      'uber eats|bolt food|jumia food|chowdeck|glovo|kfc|chicken republic|dominos|mr biggs|cold stone|kilimanjaro|restaurant|eatery|nandos|steers|burger king|foodcourt',
  },
  {
    debit: 'transport',
    weak: true,
    words:
      'uber|bolt|indrive|indriver|taxify|lagride|fuel|petrol|diesel|filling station|totalenergies|nnpc|oando|conoil|toll|lcc|parking|brt|cowry',
  },
  {
    debit: 'travel',
    weak: true,
    words:
      'air peace|arik|ibom air|kenya airways|flysafair|safair|booking com|airbnb|wakanow|emirates|hotel|hotels|airline|airlines|qatar airways',
  },
  {
    debit: 'groceries',
    weak: true,
    words:
      'shoprite|spar|justrite|ebeano|hubmart|naivas|quickmart|carrefour|checkers|pick n pay|woolworths|supermarket|groceries|foodco|market square',
  },
  {
    debit: 'health',
    weak: true,
    words: 'hospital|pharmacy|clinic|medplus|healthplus|laboratory|diagnostics|clicks pharmacy|dis chem',
  },
  {
    debit: 'entertainment',
    weak: true,
    words: 'cinema|cinemas|filmhouse|genesis deluxe|playstation|steam games|ticketmaster|tix africa',
  },
  {
    debit: 'shopping',
    weak: true,
    words:
      'jumia|konga|amazon|aliexpress|temu|shein|takealot|merchant payment|customer payment to small business|lipa na mpesa buy goods',
  },
  { debit: 'rent', weak: true, words: 'rent' },
  { debit: 'airtime_and_data', weak: true, words: `recharge|topup|top up|${TELCOS}` },
  {
    credit: 'loan_disbursement',
    debit: 'loan_repayment',
    weak: true,
    words: 'loan|loans|fuliza|palmcredit|okash|easemoni|renmoney',
  },
  { debit: 'bank_charges', weak: true, words: 'charge|charges|commission|fee|fees|levy' },

  // How the money moved, where nothing else is known.
  { debit: 'bills', words: 'bills|bill payment|bills payment|pay bill|paybill|biller|quickteller' },
  { debit: 'pos', words: 'pos purchase|pos pur|pos prch|pos web|pos pmt|pos payment|pos trf|loc pos|intl pos' },
  { debit: 'pos', weak: true, words: 'pos' },
  {
    debit: 'online_transactions',
    words: 'web purchase|web prch|web pymt|web pmt|web payment|online purchase|online payment|ecommerce|ecom',
  },
  {
    credit: 'sales',
    debit: 'online_transactions',
    weak: true,
    words: 'paystack|flutterwave|monnify|korapay|seerbit|pesapal|payfast|yoco',
  },
  { debit: 'online_transactions', weak: true, words: 'interswitch|remita|web' },
  {
    credit: 'transfer',
    debit: 'transfer',
    words:
      'transfer|transfers|transferred|actransfer|aatransfer|receivemoney|send to|banknip|cip|trf|tnf|tfr|xfer|nip|nibss|neft|rtgs|uto|utu|fip|eft|payshap|pesalink|gip|momo|nxg|cib|' +
      'instant payment|immediate payment|send money|sent to|received from|funds received|customer transfer|offnet|' +
      'business payment from|mobile trf',
  },
];
