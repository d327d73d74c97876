/** Faults that a caller orders for one request, in the header `x-simulate`: `name[:detail][; latency=ms]`. */

export interface Directive {
  /** `none` when only a latency was ordered. */
  fault: 'none' | 'timeout' | 'unavailable' | 'garbage' | 'reset' | 'wrong_otp' | 'decline';
  detail: string;
  latencyMs: number;
}

/** What `slow` means when no latency is named. */
const SLOW_MS = 5_000;
const LATENCY_MS_MAX = 120_000;

const FAULTS = ['timeout', 'unavailable', 'garbage', 'reset', 'wrong_otp', 'decline'] as const;
const isFault = (name: string): name is (typeof FAULTS)[number] => (FAULTS as readonly string[]).includes(name);

/** A name that is not known counts as `unavailable`: a fault that was ordered must never pass for health. */
export function parseDirective(header: string | undefined): Directive | null {
  if (header === undefined || header.trim() === '') return null;
  const [first = '', ...parameters] = header.split(';').map((part) => part.trim());
  let latencyMs = 0;
  for (const parameter of [first, ...parameters]) {
    const given = /^latency(?:_ms)?=(\d{1,9})$/.exec(parameter)?.[1];
    if (given !== undefined) latencyMs = Math.min(Number(given), LATENCY_MS_MAX);
  }
  const [name = '', ...detail] = first.split(':');
  if (name.startsWith('latency')) return { fault: 'none', detail: '', latencyMs };
  if (name === 'slow') return { fault: 'none', detail: '', latencyMs: latencyMs || SLOW_MS };
  return { fault: isFault(name) ? name : 'unavailable', detail: detail.join(':'), latencyMs };
}
