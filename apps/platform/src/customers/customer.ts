/** A person or a company whose accounts are linked. What was not given is null. The identity number is not part of it. */
export interface CustomerRow {
  id: string;
  type: CustomerType;
  name: string | null;
  firstName: string | null;
  lastName: string | null;
  businessName: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  identityType: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export type CustomerType = 'individual' | 'business';

export interface CustomerIdentity {
  type: 'bvn';
  number: string;
}

/** With the identity number, for those who keep customers. */
export interface Customer extends CustomerRow {
  identity: CustomerIdentity | null;
}

/** Who a link is for: a customer that exists, or what is known of the person. */
export type CustomerInput =
  | { id: string }
  | { name: string | null; email: string | null; phone?: string; identity?: CustomerIdentity };

export interface GivenCustomer {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  bvn: string | null;
}

/** What a customer is made of by the API. */
export interface CustomerDetails {
  type: CustomerType;
  firstName: string;
  lastName: string;
  businessName: string;
  email: string;
  phone: string;
  address: string;
  identity: CustomerIdentity;
}

export interface CustomerFilter {
  page: number;
  limit: number;
  /** Equal, case ignored. */
  email?: string;
  /** Equal. */
  phone?: string;
  /** Contains, case ignored. */
  name?: string;
}
