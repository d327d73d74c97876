import { type FieldProblem, Refusal } from '../errors.ts';

/** Deeper than any body that we document; what stores or prints a body may recurse safely below it. */
const DEEPEST = 32;
const MOST_PROBLEMS = 50;

/** An empty body is `{}` whatever its content type; a form's fields are read as text. */
export function parseBody(raw: Uint8Array, contentType: string | undefined): unknown {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '' || text === 'null') return {};
  if (contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded') && !/^[[{]/.test(text)) {
    return Object.fromEntries([...new URLSearchParams(text)].filter(([name]) => name !== '__proto__'));
  }
  try {
    // A reviver costs as much as the parsing: only for those who need it.
    return text.includes('__proto__') ? JSON.parse(text, withoutPrototype) : JSON.parse(text);
  } catch {
    return new Refusal('body.not_json', { status: 400, message: 'The request body is not valid JSON.' });
  }
}

/** `__proto__` from outside is dropped. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

/**
 * What no schema says and no database takes: NUL and half characters in text, whole numbers that are not exact,
 * nesting without end.
 */
export function unusable(value: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (value !== null && typeof value === 'object') lookInto(value, '', 1, problems);
  return problems;
}

function lookInto(value: object, path: string, depth: number, problems: FieldProblem[]): void {
  for (const [name, each] of Object.entries(value)) {
    if (problems.length === MOST_PROBLEMS) return;
    const isText = typeof each === 'string';
    if (!isText && typeof each !== 'number' && (each === null || typeof each !== 'object')) continue;
    const field = path === '' ? name : `${path}.${name}`;
    const message = isText ? wrongText(each) : typeof each === 'number' ? wrongNumber(each) : null;
    if (message) problems.push({ field, message: `${field} ${message}` });
    else if (typeof each !== 'object') continue;
    else if (depth === DEEPEST)
      problems.push({ field, message: `${field} is nested more than ${DEEPEST} levels deep` });
    else lookInto(each, field, depth + 1, problems);
  }
}

function wrongText(text: string): string | null {
  if (text.includes('\0')) return 'must not contain the character U+0000';
  return text.isWellFormed() ? null : 'contains half of a surrogate pair, which is no character';
}

function wrongNumber(number: number): string | null {
  const exact = Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return exact ? null : 'is too large to be exact';
}
