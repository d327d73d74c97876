import { setImmediate as breathe } from 'node:timers/promises';
import { createEngine, type Engine, loadClassifier, metadataOf } from '@kente/enrichment';
import { correctionsOf } from '../enricher.ts';
import type { UploadedRow } from '../requesting.ts';
import * as recordStore from '../store/records.ts';
import type { Outcome, Work } from './work.ts';

/** An uploaded file names no bank: most are Nigerian, and the words of the other countries differ from these. */
const COUNTRY = 'ng';

/** Enriches an uploaded file in place, record by record. Nobody is told: whoever uploaded it asks for the record. */
export async function enrichUpload({ deps, env, job, signal }: Work): Promise<Outcome> {
  const { db } = deps;
  const kind = job.kind === 'metadata' ? 'metadata' : 'categorisation';
  const engine = createEngine({
    country: COUNTRY,
    classifier: loadClassifier(),
    corrections: await correctionsOf(db, env.id),
  });
  for (let position = 0; ; position += 1) {
    signal.throwIfAborted();
    const rows = (await recordStore.content(db, env.id, job.id, position)) as readonly UploadedRow[] | null;
    if (rows === null) return { events: [] };
    const content = rows.map((row) => enrichedRow(engine, row, kind));
    await recordStore.put(db, env.id, {
      jobId: job.id,
      position,
      kind,
      accountId: null,
      content,
      now: env.clock.now(),
    });
    await breathe();
  }
}

function enrichedRow(engine: Engine, { id, type, narration }: UploadedRow, kind: 'categorisation' | 'metadata') {
  const enrichment = engine.enrich({
    ...{ id, narration, credit: type === 'credit', amountMinor: 0n, day: '1970-01-01', balanceMinor: null },
  });
  const row = { id, type, narration, category: enrichment.category.value };
  return kind === 'metadata' ? { ...row, ...metadataOf(enrichment) } : row;
}
