import { record } from './outcome.ts';
import type { Confirmation, Entity, Resource, Taxpayer, Transmission } from './tax-authority.ts';

/** What the authority's answers become. A member that is missing or of another type is null or empty, never a crash. */

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
/** An empty one for what is no list. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function readTaxpayer(data: unknown, tin: string): Taxpayer {
  const { name, address, email, phone, rc_number: rcNumber, tin: told } = record(data);
  return {
    tin: text(told) ?? tin,
    name: text(name) ?? '',
    address: text(address),
    email: text(email),
    phone: text(phone),
    rcNumber: text(rcNumber),
  };
}

export function readEntity(data: unknown, id: string): Entity {
  const { id: told, businesses } = record(data);
  return {
    id: text(told) ?? id,
    businesses: list(businesses).flatMap((business) => {
      const { id: businessId, name, irn_template: template } = record(business);
      return text(businessId) === null
        ? []
        : [{ id: String(businessId), name: text(name) ?? '', irnTemplate: text(template) ?? '' }];
    }),
  };
}

export const readConfirmation = (data: unknown, irn: string): Confirmation => ({
  irn,
  paymentStatus: text(record(data).payment_status),
});

export function readTransmission(data: unknown, irn: string): Transmission {
  const { transmitted, delivered } = record(data);
  return { irn, transmitted: transmitted === true, delivered: delivered === true };
}

/** Entries without a code are left out; some lists call it `id`. */
export const readResources = (data: unknown): readonly Resource[] =>
  list(data).flatMap((entry) => {
    const { code, id, name } = record(entry);
    const known = text(code) ?? text(id);
    return known === null ? [] : [{ code: known, name: text(name) ?? known }];
  });
