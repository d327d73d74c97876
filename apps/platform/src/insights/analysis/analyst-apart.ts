import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AnalysedRow } from '../../transactions/index.ts';
import type { AnalystSetup, ThreadsAnalyst } from './analyst.ts';
import type { Questions, Topic } from './questions.ts';

export type ToThread =
  | { rows: readonly AnalysedRow[] }
  | { topic: Topic; asked: Questions[Topic]['asked'] }
  /** Nothing will be asked any more. */
  | 'end';

/** 120,000 rows with what they tell take a third of it. */
const MEMORY_MB = 768;

export interface AnalystApart extends ThreadsAnalyst {
  /** Whatever came of the work. */
  end(): Promise<void>;
}

/** An analyst in a thread of its own. */
export function createAnalystApart(setup: AnalystSetup): AnalystApart {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // The platform's secrets are no business of a thread that reads rows.
    env: {},
  });
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  // What goes wrong in the thread rejects it, also before anything is asked.
  const answer = once(worker, 'message').then(([message]) => message as Questions[Topic]['answer']);
  const early = gone.then(() => Promise.reject(new Error("an analyst's thread ended without an answer")));
  for (const each of [answer, early]) each.catch(() => undefined);
  const send = (message: ToThread) => worker.postMessage(message);
  return {
    add: (rows) => send({ rows }),
    async ask<T extends Topic>(topic: T, asked: Questions[T]['asked']) {
      send({ topic, asked });
      return (await Promise.race([answer, early])) as Questions[T]['answer'];
    },
    async end() {
      // It ends by itself, within a second even of much work: ending threads from outside has crashed the process before.
      send('end');
      await gone;
    },
  };
}
