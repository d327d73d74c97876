import Type from 'typebox';
import Value from 'typebox/value';
import type { Notice } from '../movements/incoming.ts';
import type { IncomingCredit } from '../rail.ts';

const Body = Type.Object({
  kind: Type.Union([Type.Literal('result'), Type.Literal('reversal')]),
  session_id: Type.String({ pattern: '^\\d{30}$' }),
  transaction: Type.Union([Type.Literal('debit'), Type.Literal('credit')]),
  response_code: Type.String({ pattern: '^\\d{2}$' }),
  amount: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  participant: Type.Optional(Type.String({ maxLength: 64 })),
});

const Credit = Type.Object({
  kind: Type.Literal('incoming'),
  session_id: Type.String({ pattern: '^\\d{30}$' }),
  amount: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  to: Type.Object({ account_number: Type.String({ pattern: '^\\d{10}$' }) }),
  from: Type.Object({
    institution_code: Type.String({ pattern: '^\\d{6}$' }),
    account_number: Type.String({ pattern: '^\\d{10}$' }),
    account_name: Type.String({ maxLength: 200 }),
  }),
  participant: Type.Optional(Type.String({ maxLength: 64 })),
});

/** Money that came to an account number of ours, as the switch tells it. Null: the call tells of something else. */
export function readCredit(raw: Uint8Array): { credit: IncomingCredit; participant: string | null } | null {
  const body = parsed(raw);
  const credit = creditIn(body);
  return credit && { credit, participant: (body as { participant?: string }).participant ?? null };
}

/** In a call of the switch, or a line of its report. */
export function creditIn(given: unknown): IncomingCredit | null {
  if (!Value.Check(Credit, given)) return null;
  const { institution_code: nipCode, account_number: accountNumber, account_name: name } = given.from;
  return {
    ...{ sessionId: given.session_id, accountNumber: given.to.account_number, amountMinor: BigInt(given.amount) },
    sender: { nipCode, accountNumber, name },
  };
}

/** A call of the switch, read. Null: it is none. `participant`: for whom the switch thinks that it is. */
export function readNotice(raw: Uint8Array): { notice: Notice; participant: string | null } | null {
  const body = parsed(raw);
  if (!Value.Check(Body, body)) return null;
  const { kind, session_id: sessionId, transaction: direction, response_code: code, amount, participant } = body;
  return {
    notice: { kind, sessionId, direction, code, amountMinor: BigInt(amount) },
    participant: participant ?? null,
  };
}

function parsed(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString('utf8'));
  } catch {
    return null;
  }
}
