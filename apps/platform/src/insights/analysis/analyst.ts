import { setImmediate as breathe } from 'node:timers/promises';
import {
  type AccountRow,
  type Category,
  type Correction,
  type Country,
  createEngine,
  type Engine,
  loadClassifier,
  movementsOf,
  relate,
} from '@kente/enrichment';
import type { AnalysedRow } from '../../transactions/index.ts';
import { answerTo, type Questions, type Topic } from './questions.ts';

/** Whose rows are read, and by what words. Data alone: it goes to another process. */
export interface AnalystSetup {
  /** The account that is asked about. */
  own: string;
  /** Its country: rows of all accounts belong together by its rules. */
  country: Country;
  /** By account: the one asked about, and the customer's others. */
  readers: ReadonlyMap<string, { country: Country; holder: string }>;
  corrections: readonly Correction[];
}

/** Reads an account's rows in this process and answers about them; others get their turn between two steps. */
export interface LocalAnalyst {
  add(rows: readonly AnalysedRow[]): void;
  ask<T extends Topic>(topic: T, asked: Questions[T]['asked']): Promise<Questions[T]['answer']>;
}

export function createAnalyst({ own, country, readers, corrections }: AnalystSetup): LocalAnalyst {
  const engines = new Map<string, Engine>();
  const engineOf = (accountId: string): Engine | undefined => {
    const reader = readers.get(accountId);
    const engine =
      engines.get(accountId) ?? (reader && createEngine({ ...reader, classifier: loadClassifier(), corrections }));
    if (engine) engines.set(accountId, engine);
    return engine;
  };
  const rows: AccountRow[] = [];
  const mirrors: AccountRow[] = [];
  return {
    add(added) {
      for (const row of added) {
        const engine = engineOf(row.accountId);
        if (engine) (row.accountId === own ? rows : mirrors).push(enriched(engine, row));
      }
    },
    async ask(topic, asked) {
      await breathe();
      const relations = relate(mirrors.length === 0 ? rows : [...rows, ...mirrors], country);
      await breathe();
      const movements = movementsOf(rows, relations);
      await breathe();
      return answerTo(topic, asked, { rows, movements });
    },
  };
}

/** A row with what its words tell. What is shown of it counts, also where the ruleset of today would say something else. */
function enriched(engine: Engine, { accountId, category, reference, ...row }: AnalysedRow): AccountRow {
  const enrichment = engine.enrich(row);
  const shown =
    enrichment.category.value === category
      ? enrichment
      : { ...enrichment, category: { ...enrichment.category, value: category as Category } };
  return { accountId, row, enrichment: shown, receipt: reference };
}
