import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { invalidField, Refusal } from '@kente/kit/errors';
import type { Call, Route } from '@kente/kit/http/route';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type, { type TSchema } from 'typebox';
import type { Modules } from '../../modules.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { PlatformRoute } from '../route.ts';
import type { RecordedAs } from './index.ts';

const HEADERS = ['idempotency-key', 'x-idempotency-key'] as const;
const KEY = /^[ -~]{1,255}$/;

/** Of calls that are under way, by their request. */
const recorders = new WeakMap<object, RecordedAs>();
const NOTHING: RecordedAs = async () => {};

/** What a handler needs to say what its call has made; see `RecordedAs`. */
export function idempotencyOf({ request }: Pick<Call<unknown>, 'request'>): { recordedAs: RecordedAs } {
  return { recordedAs: recorders.get(request) ?? NOTHING };
}

/** A route that says `idempotent: true` takes a key; any other is left as it is. */
export function withIdempotency(route: PlatformRoute): PlatformRoute {
  if (!route.idempotent || ('open' in route.access && route.access.open)) return route;
  const keyed = route as Route<Environment, Modules, object>;
  return {
    ...route,
    responses: {
      ...route.responses,
      400: either(route.responses[400], invalidInput),
      409: either(route.responses[409], failure),
    },
    handler: (call: Call<Environment>, modules: Modules) => answer(keyed, call, modules),
  } as PlatformRoute;
}

const either = (declared: TSchema | undefined, own: TSchema): TSchema =>
  declared && declared !== own ? Type.Union([declared, own]) : own;

async function answer(route: Route<Environment, Modules, object>, call: Call<Environment>, modules: Modules) {
  try {
    const key = keyOf(call.headers);
    if (key === null) return await route.handler(call, modules);
    const keyed = { key, fingerprint: fingerprintOf(route, call), requestId: call.requestId };
    return await modules.idempotency.once(call.caller, keyed, async (recordedAs) => {
      recorders.set(call.request, recordedAs);
      return route.handler(call, modules);
    });
  } catch (error) {
    // The path comes before the key: who asks about nothing of theirs is told that.
    if (error instanceof Refusal && error.code.startsWith('idempotency.')) await route.exists?.(call, modules);
    throw error;
  }
}

/** @throws Refusal 400 for a key that is none, and for two that differ. */
export function keyOf(headers: IncomingHttpHeaders): string | null {
  const given = HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [{ name, key: String(headers[name]) }]));
  const [first, second] = given;
  if (!first) return null;
  if (second && second.key !== first.key) {
    throw new Refusal('idempotency.conflict', { status: 400, message: 'Conflicting idempotency keys' });
  }
  if (!KEY.test(first.key)) throw invalidField(first.name, `${first.name} must be 1 to 255 printable ASCII characters`);
  return first.key;
}

/** Equal for requests that mean the same: method, path, what the route reads of the query, and the body. */
export function fingerprintOf(
  { query: reads }: Pick<Route<never, never, never>, 'query'>,
  { request, url, query, body }: Pick<Call<unknown>, 'request' | 'url' | 'query' | 'body'>,
): Buffer {
  const path = (url.split('?', 1)[0] ?? '').replace(/(.)\/+$/, '$1');
  const known = reads
    ? Object.fromEntries(Object.entries(query as object).filter(([name]) => Object.hasOwn(reads.properties, name)))
    : {};
  return createHash('sha256')
    .update(`${request.method}\n${path}\n${canonical(known)}\n${canonical(body)}`)
    .digest();
}

/** However it was spaced and ordered. */
function canonical(value: unknown): string {
  const ordered = JSON.stringify(value, (_name, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
  return ordered ?? '';
}
