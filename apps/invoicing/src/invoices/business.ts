import type { Address } from './tax-invoice.ts';
import type { VatSettings } from './vat.ts';

/** A business as the tax authority knows it, and how it invoices: one of an environment. */
export interface Business {
  /** UUID that the authority gave it. */
  readonly businessId: string;
  /** Eight characters that the authority gave it. */
  readonly serviceId: string;
  readonly name: string;
  readonly tin: string;
  readonly email: string;
  /** Starts with `+`. */
  readonly telephone: string | null;
  readonly description: string | null;
  readonly address: Address;
  readonly vat: VatSettings;
  /** Numbers are this and a counter: `INV-` makes `INV-000001`. */
  readonly numberPrefix: string;
  /** What a line is that says nothing itself. One of both codes. */
  readonly line: {
    readonly hsnCode: string | null;
    readonly isicCode: string | null;
    readonly category: string | null;
  };
  /** The authority's `crypto_keys.txt`; null where a simulated authority is asked for it. */
  readonly cryptoKeys: string | null;
}

/** The business that the simulated authority knows from the start. */
export const SIMULATED_BUSINESS: Business = {
  businessId: '00000000-0000-4000-8000-000000000001',
  serviceId: '94ND90NR',
  name: 'Example Supplies Ltd',
  tin: '00000000-0001',
  email: 'accounts@example.test',
  telephone: '+2340000000000',
  description: null,
  address: {
    street: '1 Example Road',
    city: 'Ikeja',
    postalZone: '100001',
    lga: 'NG-LA-IKE',
    state: 'NG-LA',
    country: 'NG',
  },
  vat: { mode: 'inclusive', rateBp: 750 },
  numberPrefix: 'INV-',
  line: { hsnCode: '4802.56', isicCode: null, category: null },
  cryptoKeys: null,
};
