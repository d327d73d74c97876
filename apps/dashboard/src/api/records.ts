import type { Data } from './client.ts';

/** What the pages work with, by the names that people use. */
export type Invoice = Data<'GET /si/invoices'>[number];
export type WholeInvoice = Data<'GET /si/invoices/{id}'>;
export type Match = Data<'GET /si/invoices/{id}/matches'>[number];
export type DeadLetter = Data<'GET /si/mono/dlq'>[number];
export type Account = Data<'GET /si/mono/accounts'>[number];
export type RuleLists = Data<'GET /si/mono/allow-deny'>;
export type Rule = RuleLists['allow'][number];
export type WouldMove = Data<'POST /si/mono/allow-deny/dry-run'>;
