import { LIMITS, type UnreadableStatement, unreadable } from './statement.ts';

type Magic = { bytes: readonly number[]; refusal: UnreadableStatement };

const ZIP = unreadable(
  'zip_archive',
  'This is a zip archive, not a statement. Take the statement out of the archive and upload the CSV or OFX file itself.',
);
const WORKBOOK = unreadable(
  'spreadsheet',
  'This is an Excel workbook, whatever its name says. Open it, choose “Save as”, pick CSV, and upload that file.',
);
const PICTURE = unreadable(
  'image',
  'This is a picture, not a statement file. Download the statement from your bank as CSV or OFX.',
);
const BINARY = unreadable(
  'binary',
  'This file is not text, so it is neither a CSV nor an OFX statement. Download the statement from your bank again.',
);

const MAGIC: readonly Magic[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], refusal: ZIP },
  { bytes: [0x50, 0x4b, 0x05, 0x06], refusal: ZIP },
  { bytes: [0x50, 0x4b, 0x07, 0x08], refusal: ZIP },
  { bytes: [0x1f, 0x8b], refusal: ZIP },
  { bytes: [0x52, 0x61, 0x72, 0x21], refusal: ZIP },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], refusal: ZIP },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], refusal: WORKBOOK },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    refusal: unreadable(
      'pdf',
      'This is a PDF. PDF statements cannot be read here yet: download the same statement as CSV or OFX.',
    ),
  },
  { bytes: [0x89, 0x50, 0x4e, 0x47], refusal: PICTURE },
  { bytes: [0xff, 0xd8, 0xff], refusal: PICTURE },
  { bytes: [0x47, 0x49, 0x46, 0x38], refusal: PICTURE },
];

/**
 * The text of a file: byte order mark, then strict UTF-8, then windows-1252. Refuses what is no text at all,
 * judged by the bytes and never by the name.
 */
export function decodeText(bytes: Uint8Array): string | UnreadableStatement {
  if (bytes.length > LIMITS.bytes) {
    return unreadable('too_large', 'This file is larger than 20 MB. Export a shorter period and upload that.');
  }
  const refusal = refuseByMagic(bytes);
  if (refusal) return refusal;
  const text = decode(bytes);
  if (text === null) return BINARY;
  if (text.trim() === '') return unreadable('empty_file', 'This file is empty. Download the statement again.');
  if (/^\s*(?:<!doctype html|<html|<head|<table|<meta)/i.test(text.slice(0, 500))) {
    return unreadable(
      'web_page',
      'This is a web page, not a statement file. In your bank’s site choose download or export, as CSV or OFX.',
    );
  }
  return text;
}

function refuseByMagic(bytes: Uint8Array): UnreadableStatement | null {
  const found = MAGIC.find((magic) => magic.bytes.every((byte, index) => bytes[index] === byte));
  if (!found) return null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  return found.refusal === ZIP && /\[Content_Types\]\.xml|xl\//.test(head) ? WORKBOOK : found.refusal;
}

function decode(bytes: Uint8Array): string | null {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  if (looksBinary(bytes)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** UTF-16 by its mark, or by the zero that every second byte of such a text is. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 2_000);
  if (head.length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index += 1) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const most = head.length * 0.4;
  if (odd > most && even === 0) return 'utf-16le';
  if (even > most && odd === 0) return 'utf-16be';
  return null;
}

function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26)) control += 1;
  }
  return control > head.length * 0.005;
}
