import { within } from '@kente/kit/http/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Credential, reaches } from '../tenancy/index.ts';
import type { Authentication, Identity } from './authentication.ts';
import { refuse } from './refusals.ts';
import type { Access } from './route.ts';

type Caller = Credential | Identity;

/** Checks in this order: credential (401), organisation (400, 403, 404), role (403), rate (429). */
export function createGuard(app: FastifyInstance, authentication: Authentication, perMinute: number) {
  const perCredential = app.createRateLimit({
    keyGenerator: (request: FastifyRequest) => `credential ${idOf(request.caller as Caller)}`,
    max: perMinute,
    timeWindow: 60_000,
  });
  return async (request: FastifyRequest, reply: FastifyReply, access: Access): Promise<Caller | null> => {
    if ('open' in access) return null;
    if ('identity' in access) {
      const identity = await authentication.identify(request.headers);
      request.caller = identity;
      await within(perCredential, request, reply);
      return identity;
    }
    const credential = await authentication.credential(request.headers);
    request.caller = credential;
    if (!reaches(credential.role, access.role)) {
      throw refuse('forbidden', `This needs the role ${access.role}. Yours is ${credential.role}.`);
    }
    await within(perCredential, request, reply);
    return credential;
  };
}

function idOf(caller: Caller): string {
  if ('home' in caller) return caller.id;
  return caller.kind === 'key' ? caller.credential.id : caller.person.email;
}
