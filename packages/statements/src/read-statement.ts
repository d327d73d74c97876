import { readCsv } from './csv/read-csv.ts';
import { looksLikeOfx, readOfx } from './ofx/ofx-reader.ts';
import type { ReadOptions, StatementResult } from './statement.ts';
import { decodeText } from './text.ts';

/**
 * Reads a bank's statement file: CSV of any shape whose header can be understood, or OFX/QFX (1.x and 2.x).
 * Judged by content, never by name or bank. Never throws for a bad file: the answer then says, in words for the person
 * who chose it, why it cannot be read.
 */
export function readStatement(bytes: Uint8Array, options: ReadOptions = {}): StatementResult {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return text;
  if (looksLikeOfx(text)) return readOfx(text, options);
  const result = readCsv(text, options);
  const named = /\.(?:ofx|qfx)$/i.test(options.fileName ?? '');
  if (result.kind === 'unreadable' && named) return { ...result, code: 'ofx_broken', message: NOT_OFX };
  return result;
}

const NOT_OFX =
  'This file is named as OFX, but holds no OFX statement. Download the statement from your bank again, as OFX or CSV.';
