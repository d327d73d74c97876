import Type, { type Static } from 'typebox';
import type { EnvironmentId, OrganisationId, Tenant } from '../tenancy/index.ts';

const Payload = Type.Object({
  organisationId: Type.String(),
  environmentId: Type.String(),
  label: Type.Union([Type.Literal('sandbox'), Type.Literal('production')]),
  invoiceId: Type.String(),
});

/** Whose invoice. */
type InvoicePayload = Static<typeof Payload>;

/** Known by name where they are queued; what they do stands in `jobs/`. */
export const RESOLVE_JOB = { name: 'invoices.resolve-signing', payload: Payload } as const;
export const TRANSMIT_JOB = { name: 'invoices.transmit', payload: Payload } as const;

export const REPORT_JOB = { name: 'invoices.report-payment', payload: Payload } as const;

export const payloadOf = ({ organisationId, environmentId, label }: Tenant, invoiceId: string): InvoicePayload => ({
  ...{ organisationId, environmentId, label, invoiceId },
});

export const tenantOf = ({ organisationId, environmentId, label }: InvoicePayload): Tenant => ({
  organisationId: organisationId as OrganisationId,
  environmentId: environmentId as EnvironmentId,
  label,
});
