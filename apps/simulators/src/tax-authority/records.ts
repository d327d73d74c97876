import type { Json } from './json.ts';

export interface TaxBusiness {
  id: string;
  name: string;
  serviceId: string;
  webhookUrl: string | null;
}

/** A taxpayer that takes part. */
export interface Entity {
  id: string;
  name: string;
  tin: string;
  email: string;
  phone: string;
  rcNumber: string;
  address: string;
  apiKey: string;
  businesses: TaxBusiness[];
}

export interface NewEntity extends Omit<Entity, 'id' | 'apiKey' | 'businesses'> {
  password: string;
  businesses: Omit<TaxBusiness, 'id'>[];
}

export interface SignedInvoice {
  irn: string;
  businessId: string;
  entityId: string;
  document: Json;
  paymentStatus: string;
  paymentReference: string | null;
  signedAt: Date;
  transmittedAt: Date | null;
  confirmedAt: Date | null;
}

export interface SigningKeys {
  publicPem: string;
  privatePem: string;
  certificate: string;
}
