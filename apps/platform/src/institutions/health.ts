import { type Clock, HOUR_MS, later, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Mode } from '../tenancy/index.ts';
import {
  addCounts,
  HEALTH_WINDOW_MINUTES,
  type HealthVerdict,
  judgeHealth,
  NO_CALLS,
  type Outcome,
  type OutcomeCounts,
} from './health-rule.ts';
import {
  addCalls,
  callsSince,
  forgetCallsBefore,
  type MethodCounts,
  type MinuteCounts,
  type Queries,
} from './store.ts';

export interface MethodHealth extends HealthVerdict, OutcomeCounts {
  method: string;
}

/** How an institution did in the window, as a whole and per method; a method without calls is left out. */
export interface InstitutionHealth extends HealthVerdict, OutcomeCounts {
  institutionId: string;
  window: { minutes: number; start: Date; end: Date };
  methods: readonly MethodHealth[];
}

interface HealthOptions {
  db: Queries;
  clock: Clock;
  log: Logger;
  flushEveryMs?: number;
}

const FLUSH_EVERY_MS = 3 * SECOND_MS;
const READ_AGAIN_AFTER_MS = 2 * SECOND_MS;
const KEEP_MS = 24 * HOUR_MS;
const WINDOW_MS = HEALTH_WINDOW_MINUTES * MINUTE_MS;

const COUNTED_AS: Readonly<Record<Outcome, keyof OutcomeCounts>> = {
  ok: 'ok',
  bank: 'bankFaults',
  platform: 'ourFaults',
  person: 'person',
};

/**
 * Counts how calls to institutions end. Recording touches memory alone; a few seconds later the counts go to the
 * database in one statement. A process that is killed loses those seconds, which no promise rests on.
 */
export class HealthLog {
  readonly #options: HealthOptions;
  #pending = new Map<string, MinuteCounts>();
  #stored = new Map<Mode, { readAt: number; counts: readonly MethodCounts[] }>();
  #timer: NodeJS.Timeout;
  #flushing: Promise<void> = Promise.resolve();
  #forgotAt = 0;

  constructor(options: HealthOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.flush(), options.flushEveryMs ?? FLUSH_EVERY_MS);
    this.#timer.unref();
  }

  record(institutionId: string, method: string, outcome: Outcome, mode: Mode): void {
    const minute = minuteOf(this.#options.clock.now());
    const counts: MinuteCounts = { mode, institutionId, method, minute, ...NO_CALLS };
    counts[COUNTED_AS[outcome]] = 1;
    this.#add(counts);
  }

  /** What the last minutes say, to be asked by institution. */
  async read(mode: Mode): Promise<(institutionId: string) => InstitutionHealth> {
    const end = this.#options.clock.now();
    const window = { minutes: HEALTH_WINDOW_MINUTES, start: minuteOf(later(end, -WINDOW_MS)), end };
    const stored = await this.#storedSince(mode, window.start, window.end);
    const pending = [...this.#pending.values()].filter((each) => each.mode === mode && each.minute >= window.start);
    const counts = perMethod([...stored, ...pending]);
    return (institutionId) => healthOf(institutionId, counts.get(institutionId) ?? new Map(), window);
  }

  /** Writes what was counted since the last time. Never throws: what could not be written waits for the next time. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #write(): Promise<void> {
    if (this.#pending.size === 0) return;
    const batch = [...this.#pending.values()];
    this.#pending = new Map();
    const now = this.#options.clock.now();
    try {
      await addCalls(this.#options.db, batch);
      this.#stored.clear();
      if (now.getTime() - this.#forgotAt > HOUR_MS) {
        this.#forgotAt = now.getTime();
        await forgetCallsBefore(this.#options.db, later(now, -KEEP_MS));
      }
    } catch (error) {
      this.#options.log.warn({ err: error }, 'institutions: health counts wait for the database');
      for (const counts of batch) if (counts.minute >= later(now, -WINDOW_MS)) this.#add(counts);
    }
  }

  #add(counts: MinuteCounts): void {
    const key = `${counts.mode} ${counts.institutionId} ${counts.method} ${counts.minute.getTime()}`;
    this.#pending.set(key, { ...counts, ...addCounts(this.#pending.get(key) ?? NO_CALLS, counts) });
  }

  async #storedSince(mode: Mode, start: Date, now: Date): Promise<readonly MethodCounts[]> {
    const known = this.#stored.get(mode);
    if (known && Math.abs(now.getTime() - known.readAt) < READ_AGAIN_AFTER_MS) return known.counts;
    const counts = await callsSince(this.#options.db, mode, start);
    this.#stored.set(mode, { readAt: now.getTime(), counts });
    return counts;
  }
}

function minuteOf(time: Date): Date {
  return later(time, -(time.getTime() % MINUTE_MS));
}

function perMethod(counts: readonly MethodCounts[]): Map<string, Map<string, OutcomeCounts>> {
  const institutions = new Map<string, Map<string, OutcomeCounts>>();
  for (const each of counts) {
    const methods = institutions.get(each.institutionId) ?? new Map<string, OutcomeCounts>();
    institutions.set(
      each.institutionId,
      methods.set(each.method, addCounts(methods.get(each.method) ?? NO_CALLS, each)),
    );
  }
  return institutions;
}

/** An institution about which nothing is known is up. */
export function healthOf(
  institutionId: string,
  methods: ReadonlyMap<string, OutcomeCounts>,
  window: InstitutionHealth['window'],
): InstitutionHealth {
  const total = [...methods.values()].reduce(addCounts, NO_CALLS);
  return {
    institutionId,
    ...judgeHealth(total),
    ...total,
    window,
    methods: [...methods].map(([method, counts]) => ({ method, ...judgeHealth(counts), ...counts })),
  };
}
