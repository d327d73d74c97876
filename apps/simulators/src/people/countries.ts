/** What differs from country to country before any bank is asked. */

export type CountryCode = 'ng' | 'gh' | 'ke' | 'za';

export interface Country {
  code: CountryCode;
  /** As the contract spells it. */
  currency: string;
  offsetMinutes: number;
  /** Minor units for what costs one kobo in Nigeria: rough buying power, so that amounts look right everywhere. */
  scale: number;
  /** Smallest step of everyday prices, minor units. */
  step: number;
  callingCode: string;
  /** Mobile prefixes after the leading 0. */
  prefixes: readonly string[];
  networks: readonly string[];
  banks: readonly string[];
  cities: readonly { city: string; state: string; area: string }[];
}

export const COUNTRIES: Readonly<Record<CountryCode, Country>> = {
  ng: {
    code: 'ng',
    currency: 'NGN',
    offsetMinutes: 60,
    scale: 1,
    step: 5_000,
    callingCode: '234',
    prefixes: ['803', '806', '703', '810', '905', '802', '708', '815'],
    networks: ['MTN', 'AIRTEL', 'GLO', '9MOBILE'],
    banks: ['GTB', 'ACCESS', 'ZENITH', 'UBA', 'FBN', 'KUDA', 'OPAY', 'MONIEMFB', 'STERLING', 'FCMB', 'PALMPAY'],
    cities: [
      { city: 'Lagos', state: 'Lagos', area: 'Surulere' },
      { city: 'Ikeja', state: 'Lagos', area: 'Allen Avenue' },
      { city: 'Ibadan', state: 'Oyo', area: 'Bodija' },
      { city: 'Abuja', state: 'FCT', area: 'Wuse 2' },
      { city: 'Enugu', state: 'Enugu', area: 'Independence Layout' },
      { city: 'Port Harcourt', state: 'Rivers', area: 'GRA Phase 2' },
      { city: 'Kaduna', state: 'Kaduna', area: 'Barnawa' },
    ],
  },
  gh: {
    code: 'gh',
    currency: 'GHC',
    offsetMinutes: 0,
    scale: 0.011,
    step: 50,
    callingCode: '233',
    prefixes: ['24', '54', '55', '20', '50', '27'],
    networks: ['MTN', 'TELECEL', 'AT'],
    banks: ['GCB', 'ECOBANK', 'FIDELITY', 'CALBANK', 'STANBIC', 'ABSA'],
    cities: [
      { city: 'Accra', state: 'Greater Accra', area: 'Osu' },
      { city: 'Kumasi', state: 'Ashanti', area: 'Adum' },
      { city: 'Takoradi', state: 'Western', area: 'Effia' },
      { city: 'Tema', state: 'Greater Accra', area: 'Community 11' },
    ],
  },
  ke: {
    code: 'ke',
    currency: 'KSH',
    offsetMinutes: 180,
    scale: 0.12,
    step: 1_000,
    callingCode: '254',
    prefixes: ['712', '722', '701', '710', '720', '790', '111'],
    networks: ['SAFARICOM', 'AIRTEL'],
    banks: ['KCB', 'EQUITY', 'COOP', 'NCBA', 'ABSA', 'STANBIC', 'DTB'],
    cities: [
      { city: 'Nairobi', state: 'Nairobi', area: 'Kilimani' },
      { city: 'Mombasa', state: 'Mombasa', area: 'Nyali' },
      { city: 'Kisumu', state: 'Kisumu', area: 'Milimani' },
      { city: 'Nakuru', state: 'Nakuru', area: 'Section 58' },
    ],
  },
  za: {
    code: 'za',
    currency: 'ZAR',
    offsetMinutes: 120,
    scale: 0.04,
    step: 50,
    callingCode: '27',
    prefixes: ['60', '72', '73', '82', '83', '84', '79'],
    networks: ['VODACOM', 'MTN', 'CELL C', 'TELKOM'],
    banks: ['FNB', 'CAPITEC', 'STANDARD BANK', 'ABSA', 'NEDBANK', 'TYMEBANK'],
    cities: [
      { city: 'Johannesburg', state: 'Gauteng', area: 'Rosebank' },
      { city: 'Cape Town', state: 'Western Cape', area: 'Observatory' },
      { city: 'Durban', state: 'KwaZulu-Natal', area: 'Morningside' },
      { city: 'Pretoria', state: 'Gauteng', area: 'Hatfield' },
    ],
  },
};

export const isCountry = (text: string): text is CountryCode => Object.hasOwn(COUNTRIES, text);
