import type { AuthMethod, Institution } from './directory.ts';
import { SCOPES_OF_EACH } from './filter.ts';
import type { InstitutionHealth } from './health.ts';
import type { OutcomeCounts } from './health-rule.ts';

/** What each institution offers, in the words of the coverage list. */
const PRODUCTS = ['Auth', 'Accounts', 'Transactions', 'Balance', 'Income', 'Identity'];

export function iconUrl(institution: Institution, publicUrl: string): string {
  return `${publicUrl}/institutions/${institution.slug}.svg`;
}

/** Marks institutions that hold investments. */
const sandboxOf = (institution: Institution): { sandbox?: { account_type: string } } =>
  institution.investment ? { sandbox: { account_type: 'investment_account' } } : {};

const methodOnWire = (method: AuthMethod) => ({
  _id: method.id,
  type: method.type,
  name: method.name,
  identifier: method.identifier,
  requires_reauth: method.requiresReauth,
  ui: { title: method.title, form: method.form },
});

/** The object of `GET /v3/institutions`: both of Mono's shapes in one. */
export function institutionOnWire(institution: Institution, icon: string) {
  return {
    id: institution.id,
    _id: institution.id,
    name: institution.name,
    institution: institution.name,
    type: institution.type,
    icon,
    identifier: institution.identifier,
    bank_code: institution.bankCode,
    nip_code: institution.nipCode,
    country: institution.country,
    primary_color: institution.primaryColor,
    scope: SCOPES_OF_EACH.map((name) => ({ name, type: institution.type })),
    auth_methods: institution.authMethods.map(methodOnWire),
    ...sandboxOf(institution),
  };
}

/** The object of the old `GET /v1/institutions`. */
export function institutionOnOldWire(institution: Institution, icon: string) {
  return {
    _id: institution.id,
    name: institution.name,
    type: institution.type,
    icon,
    identifier: institution.identifier,
    bank_code: institution.bankCode,
    country: institution.country,
    primaryColor: institution.primaryColor,
    products: PRODUCTS,
    requires_reauth: institution.authMethods.some((method) => method.requiresReauth),
    auth_methods: institution.authMethods.map(methodOnWire),
    ...sandboxOf(institution),
  };
}

export interface Coverage {
  name: string;
  icon: string;
  coverage: { countries: string[]; business: boolean; personal: boolean };
  products: readonly string[];
  website: string | null;
}

/** The bare list of `GET /coverage`: one entry per name, in the order of the directory. */
export function coverageOnWire(institutions: readonly Institution[], publicUrl: string): Coverage[] {
  const entries = new Map<string, Coverage>();
  for (const institution of institutions) {
    const entry: Coverage = entries.get(institution.name) ?? {
      name: institution.name,
      icon: iconUrl(institution, publicUrl),
      coverage: { countries: [], business: false, personal: false },
      products: PRODUCTS,
      website: institution.website,
    };
    if (!entry.coverage.countries.includes(institution.country)) entry.coverage.countries.push(institution.country);
    if (institution.type === 'PERSONAL_BANKING') entry.coverage.personal = true;
    if (institution.type === 'BUSINESS_BANKING' || institution.servesBusinesses) entry.coverage.business = true;
    entries.set(institution.name, entry);
  }
  return [...entries.values()];
}

const countsOnWire = (counts: OutcomeCounts) => ({
  ok: counts.ok,
  bank_faults: counts.bankFaults,
  our_faults: counts.ourFaults,
  person: counts.person,
});

/** The object of our `GET /v3/institutions/health`. */
export function healthOnWire(institution: Institution, health: InstitutionHealth) {
  return {
    id: institution.id,
    name: institution.name,
    type: institution.type,
    country: institution.country,
    status: health.status,
    fault: health.fault,
    calls: health.calls,
    ...countsOnWire(health),
    window: {
      minutes: health.window.minutes,
      start: health.window.start.toISOString(),
      end: health.window.end.toISOString(),
    },
    auth_methods: health.methods.map((each) => ({
      type: each.method,
      status: each.status,
      fault: each.fault,
      calls: each.calls,
      ...countsOnWire(each),
    })),
  };
}
