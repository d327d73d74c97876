import type { AnalysedRow } from '../../transactions/index.ts';
import { type AnalystSetup, createAnalyst } from './analyst.ts';
import { type AnalystApart, createAnalystApart } from './analyst-apart.ts';
import type { Questions, Topic } from './questions.ts';

/** Reads an account's rows, and answers one question about them. */
export interface Analyst {
  /** The account's own rows, newest first, and then those of the customer's other accounts. */
  add(rows: readonly AnalysedRow[]): Promise<void>;
  ask<T extends Topic>(topic: T, asked: Questions[T]['asked']): Promise<Questions[T]['answer']>;
}

export interface Analysts {
  with<Result>(setup: AnalystSetup, work: (analyst: Analyst) => Promise<Result>): Promise<Result>;
}

interface Limits {
  /** So many rows are read in this process. More take a second of work, and get a process of their own. */
  rowsHere: number;
  /** At a time; more work waits for its turn. */
  processes: number;
}

export function createAnalysts({ rowsHere, processes }: Limits): Analysts {
  let running = 0;
  const queue: (() => void)[] = [];
  const start = async (setup: AnalystSetup): Promise<AnalystApart> => {
    if (running < processes) running += 1;
    // Whoever ends hands its place over, so a newcomer cannot take it in between.
    else await new Promise<void>((proceed) => queue.push(proceed));
    try {
      return createAnalystApart(setup);
    } catch (error) {
      handOver();
      throw error;
    }
  };
  const handOver = (): void => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };
  const end = async (apart: AnalystApart): Promise<void> => {
    await apart.end();
    handOver();
  };
  return {
    async with(setup, work) {
      const here = createAnalyst(setup);
      let kept: (readonly AnalysedRow[])[] = [];
      let count = 0;
      let apart: AnalystApart | null = null;
      try {
        return await work({
          async add(rows) {
            count += rows.length;
            kept.push(rows);
            if (count <= rowsHere) return;
            apart ??= await start(setup);
            for (const page of kept) apart.add(page);
            kept = [];
          },
          async ask(topic, asked) {
            if (apart) return apart.ask(topic, asked);
            for (const page of kept) here.add(page);
            return here.ask(topic, asked);
          },
        });
      } finally {
        if (apart) await end(apart);
      }
    },
  };
}
