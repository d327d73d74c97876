import { createHash } from 'node:crypto';
import type { BankRow } from '../../connectors/connector.ts';
import type { Covers } from './rows.ts';

/** To be raised when `reconcile` answers otherwise than before for what it is given: then no older digest stands. */
const RULES = 1;
/** Rows that are made into one text: larger ones gain nothing. */
const PIECE = 64;

/** What a reconciliation reads of a fetch, in 32 bytes: everything of each row, their order, and the days covered. */
export function fetchDigest(rows: readonly BankRow[], covers: Covers | null): Buffer {
  const hash = createHash('sha256');
  hash.update(`${RULES}|${covers === null ? '' : `${covers.from}|${covers.to}`}|${rows.length}\n`);
  for (let start = 0; start < rows.length; start += PIECE) {
    let text = '';
    const end = Math.min(start + PIECE, rows.length);
    for (let index = start; index < end; index++) text += written(rows[index] as BankRow);
    hash.update(text);
  }
  return hash.digest();
}

/**
 * The mark of a fetch that the account's rows answer to: with the same mark next time, a reconciliation would find
 * nothing to do. `revision` and `count` are those of the account once the fetch is written: whoever changes its rows
 * afterwards moves one of them.
 */
export function standingMark(digest: Buffer, { revision, count }: { revision: bigint; count: bigint }): Buffer {
  return createHash('sha256').update(digest).update(`${revision}|${count}`).digest();
}

/** Texts of others with their lengths before them, so that no two rows are written alike. */
function written(row: BankRow): string {
  const { providerId, day, at, amountMinor, direction, balanceMinor, narration, reference, counterparty, status } = row;
  const fixed = `${day}|${at === null ? '' : at.getTime()}|${amountMinor}|${direction}|${balanceMinor ?? ''}|${status}`;
  const party =
    counterparty === null
      ? '-'
      : `+${told(counterparty.name)}${told(counterparty.accountNumber)}${told(counterparty.bank)}`;
  return `${fixed}|${told(providerId)}${told(narration)}${told(reference)}${party}\n`;
}

const told = (text: string | null): string => (text === null ? '-' : `${text.length}:${text}`);
