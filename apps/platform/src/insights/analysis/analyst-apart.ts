import { startApart } from '@kente/kit/apart';
import type { AnalysedRow } from '../../transactions/index.ts';
import type { AnalystSetup, LocalAnalyst } from './analyst.ts';
import type { Questions, Topic } from './questions.ts';

export type ToProcess =
  | { setup: AnalystSetup }
  | { rows: readonly AnalysedRow[] }
  | { topic: Topic; asked: Questions[Topic]['asked'] };

const ENTRY = new URL('./worker.ts', import.meta.url);
/** 120,000 rows with what they tell take a third of it. */
const MEMORY_MB = 768;

export interface AnalystApart extends LocalAnalyst {
  /** Whatever came of the work. */
  end(): Promise<void>;
}

/** An analyst in a process of its own. */
export function createAnalystApart(setup: AnalystSetup): AnalystApart {
  const apart = startApart({ entry: ENTRY, memoryMb: MEMORY_MB });
  const tell = (message: ToProcess) => apart.tell(message);
  tell({ setup });
  return {
    add: (rows) => tell({ rows }),
    async ask<T extends Topic>(topic: T, asked: Questions[T]['asked']) {
      tell({ topic, asked });
      return (await apart.answer) as Questions[T]['answer'];
    },
    end: () => apart.end(),
  };
}
