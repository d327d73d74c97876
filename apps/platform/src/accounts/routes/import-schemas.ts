import { Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type TObject, type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

const Check = closed({
  result: Type.Enum(['passed', 'failed', 'not_available']),
  detail: Type.Optional(Type.String()),
});

const Import = closed({
  id: Type.String(),
  sha256: Type.String({ description: 'Of the file, hex' }),
  report: closed({
    reader: Type.String(),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    period: Nullable(closed({ start: Type.String(), end: Type.String() })),
    rows: Type.Integer({ description: 'Lines with a transaction, those that were not taken too' }),
    accepted: Type.Integer({ description: 'Read as transactions: `added` and `duplicates` together' }),
    added: Type.Integer({ description: 'Not held before' }),
    duplicates: Type.Integer({ description: 'Held already' }),
    rejected: Type.Array(closed({ line: Type.Integer(), reason: Type.String() })),
    checks: closed({ balance_chain: Check, totals: Check, period: Check, opening_closing: Check }),
  }),
  created_at: Type.String({ format: 'date-time' }),
  undone_at: Nullable(Type.String({ format: 'date-time' })),
});

export const ImportBody = success(Import);
export const ImportsBody = success(Type.Array(Import), PageMeta);
