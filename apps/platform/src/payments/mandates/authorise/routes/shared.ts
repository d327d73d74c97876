import { bare } from '@kente/kit/http/reply';
import { failure, invalidInput, Nullable } from '@kente/kit/http/schemas';
import Type from 'typebox';
import type { PageAnswer } from '../index.ts';

const closed = { additionalProperties: false };
const Place = Type.Union(
  (['account', 'identity', 'code', 'transfer', 'waiting', 'approved', 'ended'] as const).map((each) =>
    Type.Literal(each),
  ),
);
const View = Type.Object(
  {
    ...{ place: Place, now: Type.String(), birthDateNeeded: Type.Boolean() },
    account: Nullable(Type.Object({ number: Type.String(), bank: Type.String(), bankCode: Type.String() }, closed)),
    destinations: Type.Array(Type.Object({ bank: Type.String(), accountNumber: Type.String() }, closed)),
    ...{ closesAt: Nullable(Type.String()), readyAt: Nullable(Type.String()) },
    ...{ ended: Nullable(Type.String()), redirect: Nullable(Type.String()) },
  },
  closed,
);
const Answer = Type.Object({ view: View, visit: Nullable(Type.String()), error: Nullable(Type.String()) }, closed);

/** What the calls of this page share: its link opens them, nobody keeps the answer. */
export const onPage = {
  access: { open: true, perAddressPerMinute: 300 },
  tag: 'Direct debit',
  undocumented: true,
  responses: { 200: Answer, 404: failure },
} as const;
/** Only from one place, and the rail may have to be asked. */
export const stepping = { ...onPage, responses: { ...onPage.responses, 409: failure, 503: failure } } as const;
/** The payer answers something. */
export const answering = { ...stepping, responses: { ...stepping.responses, 400: invalidInput } } as const;

export const privately = (answer: PageAnswer) => bare(answer, { headers: { 'cache-control': 'no-store' } });
