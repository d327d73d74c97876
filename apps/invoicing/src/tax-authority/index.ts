/** The tax authority's platform, as the connector sees it. */

export { createTaxAuthorities, type TaxAuthorities } from './authorities.ts';
export type { Outcome } from './outcome.ts';
export { type CachedList, createResourceCache, type ResourceCache } from './resource-cache.ts';
export { isSameDocument } from './same-document.ts';
export { afterSigning, resolveUnknown, type SigningDecision } from './signing.ts';
export type {
  Confirmation,
  Entity,
  PulledDocument,
  ReportedPayment,
  Resource,
  ResourceList,
  TaxAuthority,
  Taxpayer,
  Transmission,
} from './tax-authority.ts';
