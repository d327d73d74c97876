/**
 * Words that speak for and against business, as an organisation starts with them. Data: a school takes `school fees`
 * out, a church `offering`. Source: contract 12.4; the seed words are those of the connector's page.
 */
export interface KeywordLists {
  /** The connector's own five words: signals whatever else is in the lists. */
  readonly businessSeed: readonly string[];
  readonly businessStrong: readonly string[];
  /** Raises the score alone. */
  readonly businessModerate: readonly string[];
  readonly businessWeak: readonly string[];
  readonly personalSeed: readonly string[];
  readonly personalStrong: readonly string[];
  /** Lowers the score alone. */
  readonly personalModerate: readonly string[];
}

/** The plural is read too; a `#` stands for a number that has to follow. Lower case, without diacritics. */
export const DEFAULT_KEYWORDS: KeywordLists = {
  businessSeed: ['invoice', 'payment', 'pymt', 'pmt', 'contract', 'subscription', 'settlement'],
  businessStrong: [
    'inv',
    'payment for goods',
    'payment for services',
    'contract payment',
    'professional fee',
    'consultation',
    'commission',
    'sales revenue',
    'service charge',
    'delivery fee',
    'installation',
    'po #',
    'po no',
    'po number',
    'lpo',
    'waybill',
  ],
  businessModerate: [
    'purchase',
    'order',
    'supply',
    'supplies',
    'supply of',
    'project',
    'goods',
    'stock',
    'carton',
    'bags',
    'pcs',
    'qty',
    'logistics',
    'haulage',
    'diesel',
    'cement',
    'part payment',
    'deposit for',
    'balance for',
    'shop rent',
  ],
  businessWeak: ['transfer', 'money', 'cash'],
  personalSeed: ['family', 'gift', 'personal', 'allowance', 'loan', 'charity'],
  personalStrong: [
    'salary',
    'salaries',
    'stipend',
    'pension',
    'family support',
    'personal loan',
    'donation',
    'pocket money',
    'upkeep',
    'welfare',
    'feeding',
    'chop',
    'birthday',
    'wedding',
    'aso ebi',
    'burial',
    'condolence',
    'offering',
    'tithe',
    'seed',
    'zakat',
    'school fee',
    'house rent',
    'hair',
    'ajo',
    'esusu',
    'adashe',
    'bet 9 ja',
    'betnaija',
    'sportybet',
    'sporty bet',
    'piggyvest',
    'cowrywise',
    'carbon',
    'fairmoney',
    'renmoney',
  ],
  personalModerate: [
    'borrow',
    'refund',
    'airtime',
    'data',
    'transport',
    't fare',
    'tfare',
    'love',
    'thanks',
    'thank you',
    'god bless',
    'urgent 2 k',
  ],
};

/** Words at the end of a name that a business alone has. They raise the score and decide nothing. */
export const COMPANY_WORDS: readonly string[] =
  'ltd limited plc ent enterprises ventures global nig resources stores pharmacy'.split(' ');
