/** What a sync did. `fetched = created + updated + duplicates + skipped`. Source: contract 3.7. */
export interface Counts {
  fetched: number;
  created: number;
  updated: number;
  duplicates: number;
  skipped: number;
  skippedByReason: Record<string, number>;
  /** Part of `skipped`. */
  dlq: number;
}

export const noCounts = (): Counts => ({
  ...{ fetched: 0, created: 0, updated: 0, duplicates: 0, skipped: 0 },
  ...{ skippedByReason: {}, dlq: 0 },
});

export function addCounts(to: Counts, more: Counts): void {
  for (const name of ['fetched', 'created', 'updated', 'duplicates', 'skipped', 'dlq'] as const) to[name] += more[name];
  for (const [reason, count] of Object.entries(more.skippedByReason)) {
    to.skippedByReason[reason] = (to.skippedByReason[reason] ?? 0) + count;
  }
}

export function countSkipped(to: Counts, reason: string, isDeadLetter: boolean): void {
  to.skipped += 1;
  to.skippedByReason[reason] = (to.skippedByReason[reason] ?? 0) + 1;
  if (isDeadLetter) to.dlq += 1;
}
