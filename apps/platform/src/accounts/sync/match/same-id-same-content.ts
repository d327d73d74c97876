import type { BankRow } from '../../../connectors/connector.ts';
import { contentKey } from './content.ts';
import { inOrder, pairByKey } from './pair-by-key.ts';

const idAndContent = (row: BankRow) => (row.providerId === null ? null : `${row.providerId}|${contentKey(row)}`);

/** Same provider id and same content. Where an id stands on several equal rows, the balance tells them apart first. */
export const matchSameIdSameContent = inOrder(
  pairByKey({
    key: (row) => {
      const key = idAndContent(row);
      return key === null ? null : `${key}|${row.balanceMinor}`;
    },
  }),
  pairByKey({ key: idAndContent }),
);
