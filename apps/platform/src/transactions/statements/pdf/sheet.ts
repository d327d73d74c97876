import { RunningBalance } from '../balances.ts';
import type { StatementFacts, StatementRow, StatementTotals } from '../statement.ts';
import { dayText, moneyText, moneyWithSymbol } from '../wording.ts';
import { Canvas, PAGE } from './canvas.ts';
import { UNPRINTABLE } from './printable.ts';
import { wrap } from './wrap.ts';

const MARGIN = 40;
const RIGHT = PAGE.width - MARGIN;
const FOOT = PAGE.height - 34;
/** Where the last baseline of a page may stand. */
const LAST_LINE = FOOT - 20;

const SIZE = 7.5;
const LINE = 9.5;
const ROW_GAP = 4;
/** Of one row: more than any bank prints, less than a page. */
const MOST_LINES = 30;
const NARRATION = { x: 96, width: 250 } as const;
/** Right edges, and how wide an amount may be. */
const AMOUNTS = { out: 414, in: 480, balance: RIGHT, width: 62 } as const;
const GRAY = { label: 0.4, line: 0.8 } as const;

/** Draws one statement, page by page. */
export class Sheet {
  readonly canvas: Canvas;
  readonly #facts: StatementFacts;
  readonly #totals: StatementTotals;
  readonly #balance: RunningBalance;
  #y = 0;

  constructor(facts: StatementFacts, totals: StatementTotals) {
    const title = `Statement of account, ${dayText(facts.window.fromDay)} to ${dayText(facts.window.toDay)}`;
    this.canvas = new Canvas({ title, author: facts.institution, createdAt: facts.preparedAt });
    this.#facts = facts;
    this.#totals = totals;
    this.#balance = new RunningBalance(totals.openingMinor);
    this.#firstPage();
  }

  row(row: StatementRow): void {
    const { canvas } = this;
    if (row.pending) {
      this.#balance.pass(row);
      return;
    }
    const narration = canvas.printable(row.narration);
    const measure = (text: string): number => canvas.width(text, { size: SIZE });
    const lines = wrap(narration, NARRATION.width, measure, MOST_LINES);
    this.#room(lines.length * LINE, true);
    const style = { size: SIZE };
    const amount = { ...style, align: 'right', within: AMOUNTS.width } as const;
    canvas.text(dayText(row.day), MARGIN, this.#y, style);
    for (const [at, line] of lines.entries()) canvas.text(line, NARRATION.x, this.#y + at * LINE, style);
    canvas.text(moneyText(row.amountMinor), row.credit ? AMOUNTS.in : AMOUNTS.out, this.#y, amount);
    const balance = this.#balance.next(row);
    if (balance) {
      const mark = { bank: '', computed: '*', 'bank, unexplained': '†' }[balance.source];
      canvas.text(mark + moneyText(balance.minor), AMOUNTS.balance, this.#y, amount);
    }
    this.#y += lines.length * LINE + ROW_GAP;
  }

  /** The end of the list, and what has to be said about it. */
  end(): void {
    const { canvas } = this;
    const notes = this.#notes().flatMap((note) =>
      wrap(canvas.printable(note), RIGHT - MARGIN, (text) => canvas.width(text, { size: 7 }), MOST_LINES),
    );
    this.#room(LINE * (notes.length + 2), false);
    canvas.rule(MARGIN, this.#y - LINE + 2, RIGHT - MARGIN, GRAY.line);
    this.#y += LINE;
    for (const note of notes) {
      canvas.text(note, MARGIN, this.#y, { size: 7, gray: 0.3 });
      this.#y += LINE;
    }
    canvas.end();
  }

  /** A new page where so much does not fit on this one. */
  #room(height: number, inList: boolean): void {
    if (this.#y + height - LINE <= LAST_LINE) return;
    this.#page();
    this.#y = MARGIN + 34;
    if (inList) this.#columnHeads();
  }

  /** What every page has: at the top whose account it is, at the foot which page. */
  #page(): void {
    const { canvas } = this;
    canvas.addPage();
    const { institution, holder, accountNumber, window } = this.#facts;
    if (canvas.pages > 1) {
      const style = { size: 7.5, gray: GRAY.label };
      const period = `${dayText(window.fromDay)} – ${dayText(window.toDay)}`;
      const whose = [institution, holder, accountNumber].filter((part) => part !== null && part !== '').join(' · ');
      const room = RIGHT - MARGIN - canvas.width(period, style) - 12;
      canvas.text(canvas.printable(whose), MARGIN, MARGIN, { ...style, within: room });
      canvas.text(period, RIGHT, MARGIN, { ...style, align: 'right' });
      canvas.rule(MARGIN, MARGIN + 8, RIGHT - MARGIN, GRAY.line);
    }
    canvas.rule(MARGIN, FOOT - 12, RIGHT - MARGIN, GRAY.line);
    canvas.pageNumber(MARGIN, FOOT, 7.5, GRAY.label);
    const made = `Prepared for ${this.#facts.preparedFor} on ${dayText(this.#facts.preparedAt.toISOString().slice(0, 10))}`;
    const foot = this.#facts.simulated ? `Test environment: simulated data · ${made}` : made;
    canvas.text(canvas.printable(foot), RIGHT, FOOT, { size: 7.5, gray: GRAY.label, align: 'right', within: 400 });
  }

  #firstPage(): void {
    const { canvas } = this;
    this.#page();
    const { institution, holder, accountNumber, accountType, currency, window } = this.#facts;
    canvas.text(canvas.printable(institution), MARGIN, 62, { size: 16, weight: 'bold', within: 300 });
    canvas.text('Statement of account', RIGHT, 62, { size: 11, gray: GRAY.label, align: 'right' });
    const facts: [string, string][] = [
      ['Account holder', holder],
      ['Account number', accountNumber ?? 'Not given by the bank'],
      ['Account type', accountType === '' ? '–' : accountType],
      ['Currency', currency],
      ['Period', `${dayText(window.fromDay)} – ${dayText(window.toDay)}`],
    ];
    this.#y = 88;
    for (const [label, value] of facts) {
      canvas.text(label, MARGIN, this.#y, { size: 8.5, gray: GRAY.label });
      canvas.text(canvas.printable(value), MARGIN + 90, this.#y, { size: 8.5, within: RIGHT - MARGIN - 90 });
      this.#y += 13;
    }
    this.#y += 8;
    this.#summary();
    this.#columnHeads();
  }

  #summary(): void {
    const { canvas } = this;
    const { credits, debits, openingMinor, closingMinor } = this.#totals;
    const { currency } = this.#facts;
    const money = (minor: bigint | null): string => (minor === null ? 'Not given' : moneyWithSymbol(minor, currency));
    const boxes: [string, string][] = [
      ['Opening balance', money(openingMinor)],
      [`Money in (${credits.rows})`, money(credits.minor)],
      [`Money out (${debits.rows})`, money(debits.minor)],
      ['Closing balance', money(closingMinor)],
    ];
    const width = (RIGHT - MARGIN) / boxes.length;
    canvas.rule(MARGIN, this.#y, RIGHT - MARGIN, GRAY.line);
    for (const [at, [label, value]] of boxes.entries()) {
      const x = MARGIN + at * width;
      canvas.text(label, x, this.#y + 15, { size: 7.5, gray: GRAY.label });
      canvas.text(value, x, this.#y + 30, { size: 10.5, weight: 'bold', within: width - 10 });
    }
    canvas.rule(MARGIN, this.#y + 40, RIGHT - MARGIN, GRAY.line);
    this.#y += 62;
  }

  #columnHeads(): void {
    const { canvas } = this;
    const style = { size: 7.5, weight: 'bold', gray: 0.2 } as const;
    canvas.text('Date', MARGIN, this.#y, style);
    canvas.text('Narration', NARRATION.x, this.#y, style);
    canvas.text('Money out', AMOUNTS.out, this.#y, { ...style, align: 'right' });
    canvas.text('Money in', AMOUNTS.in, this.#y, { ...style, align: 'right' });
    canvas.text('Balance', AMOUNTS.balance, this.#y, { ...style, align: 'right' });
    canvas.rule(MARGIN, this.#y + 5, RIGHT - MARGIN, 0.5);
    this.#y += 18;
  }

  #notes(): string[] {
    const { institution, currency, lastBalance } = this.#facts;
    const { credits, debits, balances } = this.#totals;
    const rows = credits.rows + debits.rows;
    const notes: string[] = [];
    if (rows === 0) notes.push('No posted transactions are held for this period.');
    else if (balances === 0) {
      notes.push(`${institution} gives no balance with its transactions, so the balance column is empty.`);
    }
    if (this.#totals.closingMinor === null && lastBalance) {
      const balance = moneyWithSymbol(lastBalance.minor, currency);
      notes.push(`Balance that ${institution} showed on ${dayText(lastBalance.on)}: ${balance}.`);
    }
    if (this.#balance.computed > 0) {
      notes.push(`* The bank gave no balance here: it was worked out from the row before (${this.#balance.computed}).`);
    }
    if (this.#balance.unexplained > 0) {
      const count = this.#balance.unexplained;
      notes.push(`† This balance is the bank's own, and does not follow from the row before it (${count}).`);
    }
    const { held } = this.#balance;
    if (held.rows > 0) {
      const sum = moneyWithSymbol(held.minor, currency);
      notes.push(
        `${institution}'s balances hold pending transactions that are not listed: ${held.rows}, ${sum} in all.`,
      );
    }
    notes.push(`Amounts are in ${currency}. Pending transactions are not part of a statement.`);
    if (this.canvas.usedUnprintable) notes.push(`${UNPRINTABLE} stands for a character that cannot be printed here.`);
    return notes;
  }
}
