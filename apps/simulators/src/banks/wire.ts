import { dayText } from '../history/calendar.ts';
import type { ShownRow } from '../history/history.ts';

/** Where the next page starts. Everything that the first page settled is in it, so the pages of one read fit together. */
export interface PageMark {
  /** The moment as of which the list is read. */
  asOfMs: number;
  /** Added rows beyond this one came later and are left out. */
  lastSeq: number;
  from: string | null;
  to: string | null;
  index: number;
}

export const writeMark = (mark: PageMark): string => Buffer.from(JSON.stringify(mark)).toString('base64url');

/** @returns null for what is no mark of ours. */
export function readMark(text: string): PageMark | null {
  try {
    const mark = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<PageMark>;
    const whole =
      Number.isSafeInteger(mark.asOfMs) && Number.isSafeInteger(mark.lastSeq) && Number.isSafeInteger(mark.index);
    return whole && Number(mark.index) >= 0 ? (mark as PageMark) : null;
  } catch {
    return null;
  }
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** Rows as JSON text, by hand: a list of a thousand is written in well under a millisecond. */
export function rowsJson(rows: readonly ShownRow[], offsetMinutes: number): string {
  const zone = offsetMinutes === 0 ? 'Z' : `+${two(offsetMinutes / 60)}:00`;
  let day = Number.NaN;
  let date = '';
  let json = '[';
  for (const row of rows) {
    if (row.day !== day) {
      day = row.day;
      date = dayText(day);
    }
    if (json.length > 1) json += ',';
    json += rowJson(row, date, row.dayOnly ? null : `${date}T${clock(row.ms + offsetMinutes * 60_000)}${zone}`);
  }
  return `${json}]`;
}

/** `HH:MM:SS`, with milliseconds where there are any. */
function clock(ms: number): string {
  const ofDay = ((ms % 86_400_000) + 86_400_000) % 86_400_000;
  const second = Math.floor(ofDay / 1_000);
  const whole = `${two(Math.floor(second / 3_600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  return ofDay % 1_000 === 0 ? whole : `${whole}.${String(ofDay % 1_000).padStart(3, '0')}`;
}

function rowJson(row: ShownRow, date: string, time: string | null): string {
  const id = row.id === null ? 'null' : JSON.stringify(row.id);
  const when = time === null ? 'null' : `"${time}"`;
  const reference = row.reference === null ? 'null' : JSON.stringify(row.reference);
  const party = row.party === null ? 'null' : JSON.stringify(row.party);
  return `{"id":${id},"date":"${date}","time":${when},"amount":${row.amount},"direction":"${row.credit ? 'C' : 'D'}","balance":${row.balance},"narration":${JSON.stringify(row.narration)},"reference":${reference},"counterparty":${party},"status":"${row.pending ? 'pending' : 'posted'}"}`;
}
