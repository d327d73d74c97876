/** Kente's client for servers, and the check of its webhooks. */
export { createKente, type Kente, type KenteOptions, VERSION } from './client.ts';
export type { Clock } from './clock.ts';
export * from './errors.ts';
export * from './event-types.ts';
export type { Feed, FeedOptions, FeedPage, FeedTransaction } from './feed.ts';
export type { Listing, ListingOf } from './listing.ts';
export type {
  Body,
  CallOptions,
  Data,
  HttpInfo,
  Input,
  OperationName,
  PathParameters,
  Query,
  Refresh,
  Reply,
  Result,
  Row,
  Success,
} from './operations.ts';
export type { AllOptions, PageMeta } from './paging.ts';
export { isoCurrency } from './records.ts';
export type { StatementPdf, StatementRow, StatementV2 } from './resources/account-statements.ts';
export type { InitiateAuth, InitiateReauth, Transaction, TransactionFilters } from './resources/accounts.ts';
export type { Customer } from './resources/customers.ts';
export type { Institution } from './resources/institutions.ts';
export * from './webhook.ts';
