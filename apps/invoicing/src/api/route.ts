import { type Call, type Route, routeBuilder } from '@kente/kit/http/route';
import type { Modules } from '../modules.ts';
import type { Credential, Role } from '../tenancy/index.ts';
import type { Identity } from './authentication.ts';

/** Who may call a route: at least this role, anybody who says who they are (`identity`), or (`open`) anybody. */
export type Access = { role: Role } | { identity: true } | { open: true };

/** A route of the connector. `call.caller` is the credential; `tenancy.resolve` tells which environment is meant. */
export const route = routeBuilder<Credential, Modules, { role: Role }>();
/** A route without a credential: `caller` is null. */
export const openRoute = routeBuilder<null, Modules, { open: true }>();

/** A route that is not of one organisation: `caller` is who calls. */
export const identityRoute = routeBuilder<Identity, Modules, { identity: true }>();

export type InvoicingRoute =
  | Route<Credential, Modules, { role: Role }>
  | Route<Identity, Modules, { identity: true }>
  | Route<null, Modules, { open: true }>;
export type AnyRoute = Route<Credential | Identity | null, Modules, Access>;
export type AnyCall = Call<Credential | Identity | null>;
