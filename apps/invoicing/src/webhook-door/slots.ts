/** At most so many at a time; who comes when too many wait already is sent away. */
export interface Slots {
  /** @returns null when it was not even begun. */
  run<T>(work: () => Promise<T>): Promise<T> | null;
  /** Until everything that was begun has ended. */
  drained(): Promise<void>;
}

export function createSlots(most: number, waitingMost: number): Slots {
  const running = new Set<Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let free = most;
  const begin = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
  };
  const end = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    run(work) {
      if (waiting.length >= waitingMost) return null;
      const done = begin().then(work).finally(end);
      const settled = done.then(
        () => {},
        () => {},
      );
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return done;
    },
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
