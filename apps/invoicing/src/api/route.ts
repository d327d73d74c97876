import { type Call, type Route, routeBuilder } from '@kente/kit/http/route';
import type { Modules } from '../modules.ts';
import type { Credential, Role } from '../tenancy/index.ts';

/** Who may call a route: at least this role, or (`open`) anybody. */
export type Access = { role: Role } | { open: true };

/** A route of the connector. `call.caller` is the credential; `tenancy.resolve` tells which environment is meant. */
export const route = routeBuilder<Credential, Modules, { role: Role }>();
/** A route without a credential: `caller` is null. */
export const openRoute = routeBuilder<null, Modules, { open: true }>();

export type InvoicingRoute = Route<Credential, Modules, { role: Role }> | Route<null, Modules, { open: true }>;
export type AnyRoute = Route<Credential | null, Modules, Access>;
export type AnyCall = Call<Credential | null>;
