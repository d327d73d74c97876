/** Runs at most `most` of the tasks that it is given at a time; the others wait in line. */
export function atMost(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await task();
    } finally {
      // The next in line takes over the place of the one that ended.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
