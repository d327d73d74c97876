import type { Country } from '../../src/row.ts';

/**
 * What invented people, companies and remarks are made of. Kept apart from the words of the rules: a test fails when
 * the two lists become one, because then the score would measure nothing.
 */

export const FIRST: readonly string[] = (
  'Adaeze Babatunde Chinonso Damilola Efosa Folake Gbenga Hauwa Ifeoma Jumoke Kelechi Lekan Modupe Nkechi Obinna ' +
  'Peace Rotimi Sadiq Temitope Uche Victor Wale Yetunde Zainab Amaka Bisola Chidi Dayo Emeka Funmi Grace Halima Ikenna ' +
  'Kwame Abena Kofi Akosua Wanjiru Kamau Achieng Otieno Njeri Mwangi Thandi Sipho Lerato Bongani Nomsa Pieter Farida'
).split(' ');

export const LAST: readonly string[] = (
  'Adeyemi Balogun Chukwu Danjuma Eze Fashola Garba Hassan Igwe Johnson Kalu Lawal Mohammed Nwosu Okafor Popoola ' +
  'Raji Salami Taiwo Umar Williams Yusuf Akinola Bello Coker Duru Ekong Obi Onyeka Osagie Mensah Owusu Boateng Asante ' +
  'Kariuki Odhiambo Mutua Wekesa Kiptoo Ndlovu Khumalo Dlamini Naidoo Botha Sithole Mokoena Abiodun Ogunleye Ibekwe'
).split(' ');

export const EMPLOYER_HEADS: readonly string[] = (
  'Meridian Savannah Palmcrest Bluegate Harmattan Kestrel Ironwood Lagoonview Sunbird Granite Oakfield Riverbend ' +
  'Northstar Crestline Amberfield Highpoint Delta Coral Zephyr Baobab Tamarind Falcon Acacia Marula Umbra Solaris'
).split(' ');

export const EMPLOYER_TAILS: readonly string[] = [
  'Foods Limited',
  'Logistics Ltd',
  'Microfinance Bank Ltd',
  'Technologies Limited',
  'Schools Ltd',
  'Energy Services Ltd',
  'Engineering Company Limited',
  'Pharmaceuticals Plc',
  'Construction Nig Ltd',
  'Hospitality Group Ltd',
  'Textile Industries Ltd',
  'Agro Allied Ventures Limited',
];

export const PLATFORMS: readonly string[] = [
  'Swiftdrop Riders Ltd',
  'Haulmate Logistics Ltd',
  'Taskbench Services Limited',
  'Pixelgig Technologies Ltd',
  'Okada Express Limited',
  'Quickbite Couriers Ltd',
];

/** What a payroll writes on pay: common words, and ones that a person understands and a rule may not. */
export const PAY_REMARKS = {
  known: ['SALARY', 'STAFF SALARY', 'SAL FOR', 'SALARY PAYMENT', 'NET SALARY', 'MONTHLY SALARY', 'PAYROLL'],
  unknown: ['REMUNERATION', 'STAFF ENTITLEMENT', 'TAKE HOME', 'CONSOLIDATED PAY'],
} as const;

export const PENSION_REMARKS: readonly string[] = ['PENSION', 'MONTHLY PENSION', 'PENSION PAYMENT', 'RETIREES PAYMENT'];
export const RENT_REMARKS: readonly string[] = ['rent for flat', 'house rent', 'shop rent', 'rent balance', 'tenancy'];
export const CASUAL_REMARKS: readonly string[] = ['weekly pay', 'wages', 'casual wages', 'site wages'];
export const BENEFIT_REMARKS: readonly string[] = ['NPOWER STIPEND', 'SOCIAL GRANT', 'CASH TRANSFER BENEFIT'];
export const SALE_REMARKS: readonly string[] = [
  '',
  '',
  'goods',
  'rice and oil',
  '2 bags',
  'ankara material',
  'phone case',
  'balance',
  'provision',
  'shoe',
  'for order',
  'hair',
  'plates',
];
export const FRIEND_REMARKS: readonly string[] = [
  '',
  '',
  'thanks',
  'as discussed',
  'urgent',
  'for you',
  'transport',
  'ok',
];
export const KIN_REMARKS: readonly string[] = ['upkeep', 'feeding', 'for mummy', 'family', 'house keep', 'children'];
export const DEBIT_REMARKS: readonly string[] = ['', 'food', 'market', 'repair', 'fees', 'contribution', 'diesel'];
export const SHOPS: readonly string[] = [
  'SHOPRITE IKEJA',
  'JUSTRITE',
  'EBEANO STORES',
  'TOTAL FILLING STN',
  'NAIVAS',
  'PEP',
];

type ByCountry = Readonly<Record<Country, readonly string[]>>;

/** Who is where: a Kenyan wallet sees no Nigerian savings app. */
export const LENDERS: ByCountry = {
  ng: ['FAIRMONEY', 'CARBON', 'RENMONEY', 'BRANCH'],
  ke: ['TALA', 'BRANCH', 'ZENKA'],
  gh: ['FIDO', 'QWIKLOAN', 'AHOMKA'],
  za: ['WONGA', 'CAPFIN', 'FINCHOICE'],
};
export const BETTING: ByCountry = {
  ng: ['BET9JA', 'SPORTYBET', '1XBET', 'BETKING'],
  ke: ['SPORTPESA', 'BETIKA', 'ODIBETS'],
  gh: ['SPORTYBET', 'BETWAY', 'MYBET'],
  za: ['BETWAY', 'HOLLYWOODBETS', 'SUPABETS'],
};
/** What putting aside and taking back are called. */
export const SAVERS: Readonly<Record<Country, readonly [into: string, back: string]>> = {
  ng: ['PIGGYVEST AUTOSAVE', 'Transfer from PiggyVest'],
  ke: ['M-Shwari Deposit', 'M-Shwari Withdraw'],
  gh: ["Y'ello Save deposit", "Withdrawal from Y'ello Save"],
  za: ['TRANSFER TO SAVINGS POCKET', 'TRANSFER FROM SAVINGS POCKET'],
};
