import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Counters of one process, read at `/metrics`. */
export interface Metrics {
  readonly registry: Registry;
  request(route: string, method: string, status: number, seconds: number): void;
  job(name: string, outcome: 'done' | 'failed', seconds: number): void;
  /** Adds to a counter, which is made on its first use. A name has the same labels each time. */
  count(name: string, by: number, labels?: Readonly<Record<string, string>>): void;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 30],
    registers: [registry],
  });
  const jobs = new Histogram({
    name: 'job_duration_seconds',
    help: 'Time that a background job took.',
    labelNames: ['job'],
    buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'job_failures_total',
    help: 'Background jobs that ended with an error and will be tried again.',
    labelNames: ['job'],
    registers: [registry],
  });
  const counters = new Map<string, Counter>();
  return {
    registry,
    request: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    job(name, outcome, seconds) {
      jobs.observe({ job: name }, seconds);
      if (outcome === 'failed') failures.inc({ job: name });
    },
    count(name, by, labels = {}) {
      let counter = counters.get(name);
      if (counter === undefined) {
        counter = new Counter({ name, help: name, labelNames: Object.keys(labels), registers: [registry] });
        counters.set(name, counter);
      }
      counter.inc(labels, by);
    },
    text: () => registry.metrics(),
  };
}
