import { dayNumber, dayOf } from '../../src/calendar.ts';
import type { Category } from '../../src/category.ts';
import type { RowKind } from '../../src/enrichment.ts';
import type { Frequency, IncomeType } from '../../src/income/stream.ts';
import type { Row } from '../../src/row.ts';
import type { BankLines } from './bank-lines.ts';
import type { Draw } from './draw.ts';
import { FIRST, LAST } from './words.ts';

/** What is true of a row, beside it and never in its words. */
export interface TrueRow {
  readonly row: Row;
  readonly category: Category;
  readonly kind: RowKind;
  /** As the bank prints it, cut off where it cuts; null where it names nobody. */
  readonly counterparty: string | null;
  readonly ownAccount: boolean;
  readonly reversed: boolean;
  /** Came through a channel of payrolls. */
  readonly bulk: boolean;
}

export interface TrueStream {
  readonly type: IncomeType;
  readonly frequency: Frequency;
  readonly payer: string | null;
  readonly rowIds: string[];
}

export interface Entry {
  readonly day: number;
  readonly credit: boolean;
  /** Minor units. */
  readonly amount: number;
  readonly narration: string;
  readonly category: Category;
  readonly kind?: RowKind;
  readonly counterparty?: string | null;
  readonly ownAccount?: boolean;
  readonly reversed?: boolean;
  readonly bulk?: boolean;
  readonly stream?: TrueStream;
}

/** An account while its history is written. */
export class Book {
  readonly draw: Draw;
  readonly bank: BankLines;
  readonly holder: string;
  readonly from: number;
  readonly today: number;
  readonly streams: TrueStream[] = [];
  readonly #entries: Entry[] = [];

  constructor(draw: Draw, bank: BankLines, from: string, today: string) {
    this.draw = draw;
    this.bank = bank;
    this.from = dayNumber(from);
    this.today = dayNumber(today);
    this.holder = this.person();
  }

  person(): string {
    const { draw } = this;
    return `${draw.pick(LAST)} ${draw.pick(FIRST)} ${draw.chance(0.5) ? draw.pick(FIRST) : ''}`.trim();
  }

  printed(name: string): string {
    return name.slice(0, this.bank.nameLength).trimEnd();
  }

  stream(type: IncomeType, frequency: Frequency, payer: string | null): TrueStream {
    const stream: TrueStream = { type, frequency, payer, rowIds: [] };
    this.streams.push(stream);
    return stream;
  }

  add(entry: Entry): void {
    if (entry.day >= this.from && entry.day <= this.today && entry.amount >= 1) this.#entries.push(entry);
  }

  /** Rows by day with a balance that chains, each with an id, and its stream told of it. */
  rows(seed: number): TrueRow[] {
    const sorted = this.#entries
      .map((entry, at) => ({ entry, at }))
      .sort((a, b) => a.entry.day - b.entry.day || a.at - b.at);
    let balance = BigInt(this.draw.between(50_000, 90_000_000));
    return sorted.map(({ entry }, at) => {
      const amountMinor = BigInt(Math.round(entry.amount));
      balance += entry.credit ? amountMinor : -amountMinor;
      const id = `${String(seed).padStart(6, '0')}-${String(at).padStart(5, '0')}`;
      entry.stream?.rowIds.push(id);
      const { narration, credit, category } = entry;
      return {
        row: { id, narration, credit, amountMinor, day: dayOf(entry.day), balanceMinor: balance },
        category,
        kind: entry.kind ?? 'transfer',
        counterparty: entry.counterparty ?? null,
        ownAccount: entry.ownAccount ?? false,
        reversed: entry.reversed ?? false,
        bulk: entry.bulk ?? false,
      };
    });
  }
}
