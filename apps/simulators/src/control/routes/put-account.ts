import type { FastifyInstance } from 'fastify';
import { bankTime } from '../../banks/visit.ts';
import { ACCOUNT_BODY, type AccountBody } from '../account-body.ts';
import { placeAccount } from '../placing-account.ts';
import type { ControlDeps, InWorld } from './deps.ts';

/** Sets an account up. */
export function putAccount(app: FastifyInstance, { desk, clock }: ControlDeps): void {
  app.post<InWorld<AccountBody>>(
    '/accounts',
    { schema: { body: ACCOUNT_BODY }, bodyLimit: 32 * 1_048_576 },
    (request) => placeAccount(desk, request.params.world, request.body, bankTime(request, clock)),
  );
}
