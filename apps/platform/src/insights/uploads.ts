import { type FieldProblem, Refusal } from '@kente/kit/errors';
import { newIds } from '@kente/kit/ids';
import { readNarrationTable } from '@kente/statements/narration-table';
import type { UploadedRow } from './requesting.ts';

/** A file that came in a form. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

export const UPLOAD_BYTES = 10 * 1024 * 1024;
const LIMITS = { rows: 50_000, problems: 1_000 };
/** Programs that write these write no CSV under such a name. */
const OTHER_FILES = /\.(xlsx?|ods|pdf|docx?|json|xml|html?|zip|gz|png|jpe?g|gif)$/i;

/**
 * The rows of an uploaded CSV file, each with an id of its own. Source: financial-data contract 6.2.
 * @throws Refusal 400: `wrong file type`, or every bad row with its number.
 */
export async function readUploadedRows(file: UploadedFile | null): Promise<UploadedRow[]> {
  if (!file || OTHER_FILES.test(file.name)) throw wrongFileType();
  const table = await readNarrationTable(file.bytes, LIMITS);
  if (table.kind === 'not-csv') throw wrongFileType();
  if (table.kind === 'problems') throw badRows(table.problems, table.total);
  const ids = newIds(table.rows.length);
  return table.rows.map((row, index) => ({ id: ids[index] as string, ...row }));
}

function wrongFileType(): Refusal {
  return new Refusal('upload.wrong_type', { status: 400, message: 'wrong file type' });
}

function badRows(problems: readonly (FieldProblem & { row: number })[], total: number): Refusal {
  const first = problems[0]?.message ?? '';
  const message = total === 1 ? first : `${first} (and ${total - 1} more)`;
  return new Refusal('upload.bad_rows', { status: 400, message, data: problems });
}
