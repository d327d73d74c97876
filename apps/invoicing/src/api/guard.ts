import { within } from '@kente/kit/http/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Credential, reaches, type Tenancy } from '../tenancy/index.ts';
import { refuse } from './refusals.ts';
import type { Access } from './route.ts';

/** Checks in this order: credential (401), role (403), rate (429). */
export function createGuard(app: FastifyInstance, tenancy: Tenancy, perMinute: number) {
  const perCredential = app.createRateLimit({
    keyGenerator: (request: FastifyRequest) => `credential ${(request.caller as Credential).id}`,
    max: perMinute,
    timeWindow: 60_000,
  });
  return async (request: FastifyRequest, reply: FastifyReply, access: Access): Promise<Credential | null> => {
    if ('open' in access) return null;
    const credential = await authenticated(request, tenancy);
    request.caller = credential;
    if (!reaches(credential.role, access.role)) {
      throw refuse('forbidden', `This needs the role ${access.role}. Yours is ${credential.role}.`);
    }
    await within(perCredential, request, reply);
    return credential;
  };
}

async function authenticated(request: FastifyRequest, tenancy: Tenancy): Promise<Credential> {
  const key = request.headers['mono-sec-key'];
  if (typeof key !== 'string' || key.trim() === '') {
    throw refuse('unauthorized', "Send your organisation's secret key in the mono-sec-key header.");
  }
  const credential = await tenancy.byKey(key.trim());
  if (credential === null) throw refuse('unauthorized', 'The key in the mono-sec-key header is not valid.');
  return credential;
}
