import type { Country } from '../../src/row.ts';

/** Words of the second kind of ledgers: other employers, other remarks, other platforms than those of the first. */

export const EMPLOYERS: Readonly<Record<Country, readonly string[]>> = {
  ng: [
    'Ibadan Glassworks Ltd',
    'Tolu Brothers Nig Ltd',
    'Zenora Foods Plc',
    'Okun Shipping Limited',
    'Lekki Dental Clinic',
  ],
  ke: ['Mara Tea Packers Ltd', 'Nakuru Flour Mills', 'Rift Telecom PLC', 'Tumaini Academy', 'Ukulima Seeds Ltd'],
  gh: ['Volta Timber Ltd', 'Kantamanto Press', 'Akwaaba Hotels Ltd', 'Nkosuo Rural Bank', 'Sankofa Motors'],
  za: [
    'Drakens Mining (Pty) Ltd',
    'Karoo Wine Cellars',
    'Bluff Security Services',
    'Ubuntu Call Centre CC',
    'Vaal Steel',
  ],
};

/** The same employer after a change of name: nothing of the old one is left. */
export const SUCCESSORS: readonly string[] = ['Nuvora Group Ltd', 'Onward Holdings Plc', 'Bridgepoint Africa Ltd'];

/** What payrolls write. Two in five are words that nobody put into a rule for this list. */
export const PAY: Readonly<Record<Country, readonly string[]>> = {
  ng: ['SALARY', 'Salary payment', 'SAL', 'NET SALARY', 'STAFF SALARY'],
  ke: ['SALARY', 'PAYROLL', 'NET PAY', 'Salary Acc'],
  gh: ['SALARY', 'Monthly salary', 'STAFF SALARY', 'SAL'],
  za: ['SALARY', 'SALARIS', 'Salary', 'PAYROLL'],
};
export const OTHER_PAY: readonly string[] = ['MONTH END CREDIT', 'EMP NO 00412', 'PR RUN 2', 'DISBURSED PER SCHEDULE'];

export const PLATFORMS: readonly string[] = [
  'Uber BV',
  'Bolt Operations OU',
  'Glovo',
  'Upwork Escrow',
  'Chowbike',
  'Safeboda',
];
export const CLIENTS: readonly string[] = [
  'Amara Interiors Ltd',
  'Lumen Media Ltd',
  'Peak Outdoor Advertising Ltd',
  'Jacaranda Events Ltd',
  'Baraka Printers Ltd',
];
export const REMITTERS: readonly string[] = ['WORLDREMIT', 'SENDWAVE', 'LEMFI', 'WESTERN UNION', 'TAPTAP SEND'];
export const GRANTS: Readonly<Record<Country, readonly string[]>> = {
  ng: ['NPOWER STIPEND', 'CONDITIONAL CASH TRANSFER'],
  ke: ['INUA JAMII CASH TRANSFER', 'GOK BENEFIT'],
  gh: ['LEAP GRANT', 'SOCIAL WELFARE GRANT'],
  za: ['SASSA CHILD SUPPORT GRANT', 'SASSA DISABILITY GRANT'],
};
export const FAMILY: readonly string[] = ['pocket money', 'upkeep', 'school feeding', 'allowance', 'from mum'];
export const RENT: readonly string[] = ['rent', 'House rent', 'RENT FLAT 3B', 'shop rent', 'rent for room'];
export const BACK: readonly string[] = [
  'EXPENSE REFUND',
  'TRAVEL REIMBURSEMENT',
  'REFUND OF FLIGHT',
  'REIMBURSEMENT FUEL',
];
