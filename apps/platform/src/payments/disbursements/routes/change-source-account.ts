import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type, { type Static } from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { type PlatformCall, route } from '../../../api/route.ts';
import type { Modules } from '../../../modules.ts';
import { MESSAGES } from '../index.ts';
import { sourceOnWire } from '../wire.ts';
import { AccountNumber, BankCode, Email, SourceBody } from './schemas.ts';

const Changes = Type.Object({
  email: Type.Optional(Email),
  account_number: Type.Optional(AccountNumber),
  bank_code: Type.Optional(BankCode),
});
const Body = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }), ...Changes.properties });

const shared = {
  method: 'PUT',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  description: 'Number and bank can be changed before the approval only: the new account gets a mandate of its own.',
  idempotent: true,
  responses: { 200: SourceBody, 400: invalidInput, 404: failure, 503: failure },
} as const;

async function changed(call: PlatformCall, id: string, body: Static<typeof Changes>, { payments }: Modules) {
  const { sources } = payments.disbursements;
  const { email, account_number: accountNumber, bank_code: bankCode } = body;
  const given = { ...(email ? { email } : {}), ...(accountNumber ? { accountNumber } : {}) };
  const changes = { ...given, ...(bankCode ? { bankCode } : {}) };
  const account = await sources.change(call.caller, id, changes, idempotencyOf(call).recordedAs);
  return ok(sourceOnWire(account, call.caller.clock.now()), MESSAGES.sourceChanged);
}

export const changeSourceAccount = route({
  ...shared,
  path: '/v3/payments/disburse/source-accounts/:id',
  summary: 'Change a source account.',
  body: Changes,
  exists: ({ caller, params }, { payments }) => payments.disbursements.sources.get(caller, params.id),
  handler: (call, modules) => changed(call, call.params.id, call.body, modules),
});

export const changeSourceAccountNamed = route({
  ...shared,
  path: '/v3/payments/disburse/source-accounts',
  summary: 'The same, with the id in the body.',
  body: Body,
  handler: (call, modules) => changed(call, call.body.id, call.body, modules),
});
