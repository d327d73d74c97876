import { type Correction, createEngine, type Engine, loadClassifier, metadataOf } from '@kente/enrichment';
import type { Db } from '@kente/kit/db/pool';
import type { Institutions } from '../institutions/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { EnricherFor } from '../transactions/index.ts';
import { accountFacts } from './store/account-facts.ts';
import * as correctionStore from './store/corrections.ts';

/** The engine that reads one account's rows: the words of its bank's country, its holder, and what the business corrected. */
export async function engineFor(
  db: Db<Schema>,
  institutions: Institutions,
  envId: EnvId,
  { institutionId, name }: { institutionId: string; name: string },
): Promise<Engine> {
  const { country } = institutions.byIdOrFail(institutionId);
  return createEngine({
    country,
    holder: name,
    classifier: loadClassifier(),
    corrections: await correctionsOf(db, envId),
  });
}

export async function correctionsOf(db: Db<Schema>, envId: EnvId): Promise<Correction[]> {
  return (await correctionStore.all(db, envId)).map(({ credit, about, key, category }) => {
    const word = { credit, category: category as Correction['category'] };
    return about === 'counterparty' ? { ...word, counterpartyKey: key } : { ...word, remark: key };
  });
}

/** What tells of rows while a refresh stores them. */
export function createEnricher({ institutions }: { institutions: Institutions }): EnricherFor {
  return async (db, envId, accountId) => {
    const facts = await accountFacts(db, envId, accountId);
    if (!facts) throw new Error(`account ${accountId} is not there to be enriched`);
    const engine = await engineFor(db, institutions, envId, facts);
    return {
      category: (row) => engine.categorise(row).value,
      metadata: (row) => ({ ...metadataOf(engine.enrich(row)) }),
    };
  };
}
