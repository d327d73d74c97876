/** Reads a body of any shape field by field, and remembers every mistake rather than stopping at the first. */
import type { FieldProblem } from '@kente/kit/errors';
import { type LagosDay, readLagosDay } from './lagos-day.ts';

const KOBO_MAX = Number.MAX_SAFE_INTEGER;

export class FieldReader {
  readonly problems: FieldProblem[] = [];
  readonly #body: Readonly<Record<string, unknown>>;

  constructor(body: unknown) {
    this.#body = isObject(body) ? body : {};
  }

  /** Absent, null and the empty text are the same: not given. */
  given(field: string): boolean {
    const value = this.raw(field);
    return value !== undefined && value !== null && value !== '';
  }
  raw(field: string): unknown {
    return Object.hasOwn(this.#body, field) ? this.#body[field] : undefined;
  }
  refuse(field: string, message: string): null {
    this.problems.push({ field, message });
    return null;
  }
  /** Whether a field was given that has to be. */
  need(field: string): boolean {
    if (this.given(field)) return true;
    this.refuse(field, `${field} is required`);
    return false;
  }
  text(field: string, { max }: { max: number }): string | null {
    const value = this.raw(field);
    if (typeof value !== 'string') return this.refuse(field, `${field} must be a string`);
    const text = withoutControls(value);
    if (text === '') return this.refuse(field, `${field} must not be empty`);
    if (text.length > max) return this.refuse(field, `${field} must be shorter than or equal to ${max} characters`);
    return text;
  }
  integer(field: string, { min, max = KOBO_MAX }: { min: number; max?: number }): number | null {
    const value = this.raw(field);
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      return this.refuse(field, `${field} must be an integer`);
    }
    if (value < min) return this.refuse(field, `${field} must be at least ${min}`);
    if (value > max) return this.refuse(field, `${field} must be at most ${max}`);
    return value;
  }
  /** @param max kobo. */
  money(field: string, { min, max }: { min: number; max?: bigint }): bigint | null {
    const value = this.integer(field, { min, ...(max === undefined ? {} : { max: Number(max) }) });
    return value === null ? null : BigInt(value);
  }
  /** @param aliases what else is accepted, and what it means. */
  choice<T extends string>(field: string, choices: readonly T[], aliases: Readonly<Record<string, T>> = {}): T | null {
    const value = this.raw(field);
    if (typeof value === 'string') {
      const named = choices.find((each) => each === value);
      if (named !== undefined) return named;
      if (Object.hasOwn(aliases, value)) return aliases[value] ?? null;
    }
    return this.refuse(field, `${field} must be one of: ${choices.join(', ')}`);
  }
  day(field: string): LagosDay | null {
    const value = this.raw(field);
    const day = typeof value === 'string' ? readLagosDay(value.trim()) : null;
    return day ?? this.refuse(field, `${field} must be a date of the calendar, written as YYYY-MM-DD`);
  }
  boolean(field: string): boolean | null {
    const value = this.raw(field);
    return typeof value === 'boolean' ? value : this.refuse(field, `${field} must be a boolean`);
  }
  digits(field: string, count: number): string | null {
    const value = this.raw(field);
    if (typeof value === 'string' && value.length === count && /^\d+$/.test(value)) return value;
    return this.refuse(field, `${field} must be ${count} digits`);
  }
  /** @param maxBytes as JSON text. */
  object(field: string, { maxBytes }: { maxBytes: number }): Record<string, unknown> | null {
    const value = this.raw(field);
    if (!isObject(value) || Array.isArray(value)) return this.refuse(field, `${field} must be an object`);
    if (Buffer.byteLength(JSON.stringify(value)) > maxBytes) {
      return this.refuse(field, `${field} must be at most ${maxBytes} bytes of JSON`);
    }
    return { ...value };
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Control characters become blanks: they are of no use to a bank's narration. */
const withoutControls = (text: string): string => text.replaceAll(/\p{Control}+/gu, ' ').trim();
