import { invalidField } from '@kente/kit/errors';
import type { Reply } from '@kente/kit/http/reply';
import type { Modules } from '../modules.ts';
import type { AnyCall, AnyRoute } from './route.ts';

const HEADERS = ['x-idempotency-key', 'idempotency-key'] as const;
const LONGEST_KEY = 255;

/** Every POST and PATCH with a credential takes an idempotency key. Source: contract 2.5. */
export function idempotent(route: AnyRoute): AnyRoute {
  if (!('role' in route.access) || !['POST', 'PATCH'].includes(route.method)) return route;
  const name = `${route.method} ${route.paths[0]}`;
  return {
    ...route,
    async handler(call, modules) {
      const key = keyOf(call);
      const { caller, params, query, body } = call;
      if (key === null || caller === null || !('home' in caller)) return route.handler(call, modules);
      const { organisationId, environmentId } = caller.home;
      // A call that names no environment means the credential's: with another credential it is another call.
      const use = { organisationId, route: name, key, request: { params, query, body, environmentId } };
      const kept = await modules.tenancy.idempotency.once(use, async () =>
        at(await route.handler(call, modules), modules),
      );
      return revived(kept);
    },
  };
}

function keyOf({ headers }: AnyCall): string | null {
  for (const name of HEADERS) {
    const given = headers[name];
    if (given === undefined) continue;
    const key = typeof given === 'string' ? given.trim() : '';
    if (key !== '' && key.length <= LONGEST_KEY) return key;
    throw invalidField(name, `${name} must be 1 to ${LONGEST_KEY} characters long`);
  }
  return null;
}

/** Dates itself, so that a repeat says the same. */
function at(reply: Reply, { clock }: Modules): Reply {
  const { body } = reply;
  return body.kind === 'envelope' ? { ...reply, body: { ...body, at: body.at ?? clock.now() } } : reply;
}

/** As it was before it went through JSON. */
function revived(reply: Reply): Reply {
  const { body } = reply;
  if (body.kind !== 'envelope' || body.at === undefined) return reply;
  return { ...reply, body: { ...body, at: new Date(body.at) } };
}
