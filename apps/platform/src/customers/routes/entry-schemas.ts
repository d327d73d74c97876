import { Nullable, PageMeta, success } from '@kente/kit/http/schemas';
import Type, { type TObject, type TProperties } from 'typebox';

const closed = <P extends TProperties>(properties: P): TObject<P> =>
  Type.Object(properties, { additionalProperties: false });

/** As in the transactions list of an account. */
const transaction = Type.Object({ id: Type.String(), _id: Type.String(), amount: Type.Integer() });

export const EntriesBody = success(
  Type.Array(
    closed({
      account: Type.String(),
      account_name: Type.String(),
      bank: Type.String(),
      account_transaction_data: closed({
        errored: Type.Boolean(),
        error: Nullable(Type.String()),
        data: Nullable(
          closed({
            status: Type.Literal('successful'),
            message: Type.String(),
            data: closed({ transactions: Type.Array(transaction), meta: PageMeta }),
          }),
        ),
      }),
    }),
  ),
);
