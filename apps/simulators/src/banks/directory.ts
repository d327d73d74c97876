import { type CountryCode, isCountry } from '../people/countries.ts';
import type { Bank, ChallengeType, IdStyle, Style } from './bank.ts';

interface Traits {
  ids?: IdStyle;
  tellsTime?: boolean;
  phoneIsNumber?: boolean;
  investment?: true;
  followUps?: Readonly<Record<string, readonly ChallengeType[]>>;
  /** Methods marked `(r)` in the directory. */
  single?: readonly ('ib' | 'mb')[];
}

/** NIP institution codes by clearing code; they stand at the front of session ids. */
const NIP_CODES: Readonly<Record<string, string>> = {
  '058': '000013',
  '044': '000014',
  '068': '000021',
  '221': '000012',
  '011': '000016',
  '214': '000003',
  '057': '000015',
  '070': '000007',
  '033': '000004',
  '032': '000018',
  '232': '000001',
  '035': '000017',
  '076': '000008',
  '050': '000010',
  '215': '000011',
  '301': '000006',
  '082': '000002',
  '101': '000023',
  '103': '000027',
  '030': '000020',
};

const METHODS = { ib: 'internet_banking', mb: 'mobile_banking' } as const;

function bank(slug: string, name: string, country: CountryCode, code: string, style: Style, traits: Traits = {}): Bank {
  return {
    slug,
    name,
    country,
    code: (country === 'ng' ? NIP_CODES[code] : undefined) ?? code.padStart(6, '0').slice(-6),
    nubanCode: country === 'ng' && /^\d{3}$/.test(code) ? code : null,
    style,
    ids: traits.ids ?? 'stable',
    tellsTime: traits.tellsTime ?? true,
    phoneIsNumber: traits.phoneIsNumber ?? false,
    investment: traits.investment ?? false,
    followUps: traits.followUps ?? {},
    singleRead: (traits.single ?? []).map((method) => METHODS[method]),
  };
}

const INVESTMENT: Traits = { investment: true };
const R_IB: Traits = { single: ['ib'] };
const PHONE_THEN_OTP: Traits = { phoneIsNumber: true, followUps: { mobile_banking: ['otp'] } };

/** Every bank of the platform's directory, by its slug. */
const BANKS: readonly Bank[] = [
  bank('gtbank', 'GTBank', 'ng', '058', 'gtbank'),
  bank('gtbank_business', 'GTBank', 'ng', '058', 'gtbank', R_IB),
  bank('access_bank', 'Access Bank', 'ng', '044', 'access', { ids: 'reissued', single: ['mb'] }),
  bank('access_bank_business', 'Access Bank', 'ng', '044', 'access', { ids: 'reissued' }),
  bank('kudabank', 'Kuda Bank', 'ng', '090267', 'kuda', { ids: 'none', single: ['ib'] }),
  bank('standard.charter', 'Standard Chartered', 'ng', '068', 'nigeria'),
  bank('stanbic.ibtc.bank', 'Stanbic IBTC', 'ng', '221', 'nigeria', R_IB),
  bank('stanbic_ibtc_business', 'Stanbic IBTC', 'ng', '221', 'nigeria', R_IB),
  bank('firstbank', 'First Bank', 'ng', '011', 'firstbank', R_IB),
  bank('first_bank_business', 'First Bank', 'ng', '011', 'firstbank', R_IB),
  bank('fcmb', 'FCMB', 'ng', '214', 'nigeria', { ids: 'none', single: ['ib'] }),
  bank('fcmb_business', 'FCMB', 'ng', '214', 'nigeria', { ids: 'none' }),
  bank('zenith', 'Zenith Bank', 'ng', '057', 'zenith', { ids: 'recycled' }),
  bank('zenith_bank_business', 'Zenith Bank', 'ng', '057', 'zenith', { ids: 'recycled', single: ['ib'] }),
  bank('fidelity_bank', 'Fidelity Bank', 'ng', '070', 'nigeria', R_IB),
  bank('fidelity_bank_business', 'Fidelity Bank', 'ng', '070', 'nigeria', R_IB),
  bank('uba', 'UBA', 'ng', '033', 'uba', R_IB),
  bank('uba_business', 'UBA', 'ng', '033', 'uba', R_IB),
  bank('union.bank', 'Union Bank', 'ng', '032', 'nigeria', { ids: 'none', tellsTime: false }),
  bank('sterling', 'Sterling Bank', 'ng', '232', 'sterling'),
  bank('sterling_bank_business', 'Sterling Bank', 'ng', '232', 'sterling'),
  bank('alat_bank', 'ALAT by WEMA', 'ng', '035', 'nigeria'),
  bank('alat_by_wema_business', 'ALAT by WEMA', 'ng', '035', 'nigeria'),
  bank('polaris', 'Polaris Bank', 'ng', '076', 'polaris', { ids: 'recycled' }),
  bank('vulte', 'VULTe (Polaris)', 'ng', '076', 'polaris', { ids: 'recycled' }),
  bank('eco_bank', 'Ecobank', 'ng', '050', 'nigeria'),
  bank('ecobank', 'Ecobank', 'ng', '050', 'nigeria'),
  bank('unity_bank', 'Unity Bank', 'ng', '215', 'nigeria'),
  bank('jaiz_bank', 'Jaiz Bank', 'ng', '301', 'nigeria'),
  bank('keystone_bank', 'Keystone Bank', 'ng', '082', 'nigeria', { single: ['mb'] }),
  bank('providus_bank', 'Providus Bank', 'ng', '101', 'nigeria'),
  bank('providus_bank_business', 'Providus Bank', 'ng', '101', 'nigeria'),
  bank('globus_bank', 'Globus Bank', 'ng', '103', 'nigeria', { single: ['mb'] }),
  bank('globus_bank_business', 'Globus Bank', 'ng', '103', 'nigeria'),
  bank('heritage_bank', 'Heritage Bank', 'ng', '030', 'nigeria'),
  bank('brass', 'Brass', 'ng', '035', 'nigeria'),
  bank('barter', 'Barter', 'ng', '990001', 'kuda', { ids: 'none' }),
  bank('wallets.africa', 'Wallets Africa', 'ng', '990002', 'kuda'),
  bank('flutterwave', 'Flutterwave', 'ng', '990003', 'nigeria'),
  bank('pg.paystack', 'Paystack', 'ng', '990004', 'nigeria', R_IB),
  bank('piggyvest', 'Piggyvest', 'ng', '990005', 'kuda', INVESTMENT),
  bank('cowrywise', 'Cowrywise', 'ng', '990006', 'kuda', INVESTMENT),
  bank('chaka', 'Chaka', 'ng', '990007', 'kuda', INVESTMENT),
  bank('risevest', 'Risevest', 'ng', '990008', 'kuda', INVESTMENT),
  bank('trove', 'Trove', 'ng', '990009', 'kuda', INVESTMENT),
  bank('opay', 'OPay', 'ng', '100004', 'opay', { single: ['mb'], followUps: { mobile_banking: ['face'] } }),
  bank('mtn', 'MTN', 'ng', '990010', 'telco', PHONE_THEN_OTP),
  bank('airtel', 'Airtel', 'ng', '990011', 'telco', PHONE_THEN_OTP),
  bank('mpesa', 'M-PESA', 'ke', '99', 'mpesa', {
    phoneIsNumber: true,
    single: ['mb'],
    followUps: { mobile_banking: ['ussd'] },
  }),
  bank('kcb', 'KCB', 'ke', '01', 'kenya'),
  bank('equity', 'Equity Bank', 'ke', '68', 'kenya', { ids: 'recycled' }),
  bank('coop', 'Co-operative Bank', 'ke', '11', 'kenya', { ids: 'none' }),
  bank('absa_ke', 'Absa Kenya', 'ke', '03', 'kenya', { followUps: { internet_banking: ['otp'] } }),
  bank('gcb', 'GCB Bank', 'gh', '040100', 'ghana'),
  bank('ecobank_gh', 'Ecobank Ghana', 'gh', '130100', 'ghana'),
  bank('mtn_momo_gh', 'MTN MoMo Ghana', 'gh', '990012', 'momo', { ...PHONE_THEN_OTP, single: ['mb'] }),
  bank('fnb', 'FNB', 'za', '250655', 'south-africa'),
  bank('capitec', 'Capitec', 'za', '470010', 'south-africa', {
    single: ['mb'],
    followUps: { mobile_banking: ['approval'] },
  }),
  bank('standard_bank', 'Standard Bank', 'za', '051001', 'south-africa', { ids: 'reissued' }),
  bank('absa', 'Absa', 'za', '632005', 'south-africa', { ids: 'none', tellsTime: false }),
  bank('investec', 'Investec', 'za', '580105', 'south-africa'),
  bank('tymebank', 'TymeBank', 'za', '678910', 'south-africa'),
];

const BY_SLUG = new Map(BANKS.map((entry) => [entry.slug, entry]));
const plain = (slug: string): string => slug.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const BY_PLAIN_SLUG = new Map(BANKS.map((entry) => [plain(entry.slug), entry]));

const HOUSE_STYLE: Readonly<Record<CountryCode, Style>> = {
  ng: 'nigeria',
  gh: 'ghana',
  ke: 'kenya',
  za: 'south-africa',
};

/**
 * The bank of a slug. One that is not in the directory is a plain bank of the country that the caller names: an
 * operator may have added institutions of its own.
 */
export function findBank(slug: string, country: string | undefined): Bank | null {
  const known = BY_SLUG.get(slug) ?? BY_PLAIN_SLUG.get(plain(slug));
  if (known) return known;
  if (country === undefined || !isCountry(country) || !/^[a-z0-9][a-z0-9._-]{0,60}$/.test(slug)) return null;
  return bank(slug, slug.replaceAll(/[._-]+/g, ' ').toUpperCase(), country, '999', HOUSE_STYLE[country]);
}

export const allBanks = (): readonly Bank[] => BANKS;
