import { useEffect } from 'preact/hooks';
import { useStepFlow } from './use-flow.ts';

const FIRST_MS = 2500;
const LAST_MS = 15_000;

/**
 * Asks now and then whether what we wait for has happened: ever more seldom, never while nobody looks. `lastMs`: the
 * longest pause.
 */
export function usePolling(lastMs = LAST_MS): void {
  const flow = useStepFlow();
  useEffect(() => {
    let delay = FIRST_MS;
    let timer: ReturnType<typeof setTimeout>;
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(ask, delay);
      delay = Math.min(delay * 1.25, lastMs);
    };
    const ask = (): void => {
      if (document.hidden) return;
      void flow.poll().then(later);
    };
    const back = (): void => {
      if (document.hidden) return;
      delay = FIRST_MS;
      clearTimeout(timer);
      ask();
    };
    later();
    document.addEventListener('visibilitychange', back);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', back);
      delay = lastMs;
    };
  }, [flow, lastMs]);
}
