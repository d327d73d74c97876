import { classifierFrom } from '../../packages/enrichment/src/model/classifier.ts';
import { readWeights, writeWeights } from '../../packages/enrichment/src/model/weights.ts';
import { ask, askModel, scoreCategories } from '../../packages/enrichment/training/score.ts';
import type { Labelled } from '../../packages/enrichment/training/tables.ts';
import { trained } from '../../packages/enrichment/training/trained.ts';

/** A bank that the model was kept from, all its wordings included. The rules cannot be kept from it. */
export interface WithoutBank {
  readonly bank: string;
  readonly n: number;
  readonly modelAccuracy: number;
  readonly modelCoverage: number;
  readonly modelPrecision: number;
  readonly engineAccuracy: number;
}

/** Banks with fewer rows say nothing. */
const FEWEST_ROWS = 80;

export function withoutEachBank(labelled: readonly Labelled[]): WithoutBank[] {
  const banks = [...Map.groupBy(labelled, ({ bank }) => bank)].filter(
    ([bank, rows]) => bank !== 'MULTI' && rows.length >= FEWEST_ROWS,
  );
  return banks.map(([bank, rows]) => {
    const { weights } = trained({ seed: 5, keep: (wording) => wording.bank !== bank, temperature: 1 });
    const bytes = writeWeights(weights);
    readWeights(bytes);
    const classifier = classifierFrom(bytes);
    const model = scoreCategories(askModel(rows, classifier));
    return {
      bank,
      n: rows.length,
      modelAccuracy: model.accuracy,
      modelCoverage: model.coverage,
      modelPrecision: model.precision,
      engineAccuracy: scoreCategories(ask(rows, classifier)).accuracy,
    };
  });
}
