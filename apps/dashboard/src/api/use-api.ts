import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { notifications } from '../parts/notify.ts';
import { useSession } from '../session/session.tsx';
import { isPassing } from './api-error.ts';
import type { Answer, Input, Name } from './client.ts';

const RETRIES = 2;
const LONGEST_WAIT_MS = 15_000;

/** Reads and keeps an answer; asked again by itself where what is wrong passes. */
export function useRead<N extends Name>(
  name: N,
  input: Input<N>,
  { enabled = true, everyMs = 0 }: { enabled?: boolean; everyMs?: number } = {},
) {
  const { client, scope } = useSession();
  return useQuery<Answer<N>>({
    queryKey: [scope.organisation, scope.environment, name, input],
    queryFn: ({ signal }) => client.call(name, input, signal),
    enabled,
    placeholderData: keepPreviousData,
    retry: (failures, error) => failures < RETRIES && isPassing(error),
    retryDelay: waitFor,
    ...(everyMs > 0 ? { refetchInterval: everyMs } : {}),
  });
}

function waitFor(failures: number, error: unknown): number {
  const asked = (error as { retryAfter?: number | null }).retryAfter;
  return Math.min(LONGEST_WAIT_MS, asked ? asked * 1_000 : 500 * 2 ** failures);
}

/**
 * Does something, tells that it was done, and reads everything of the environment again. `quiet`: the page shows what
 * was refused by itself.
 */
export function useWrite<N extends Name>(
  name: N,
  { done, quiet = false }: { done?: (answer: Answer<N>) => string; quiet?: boolean } = {},
) {
  const { client, scope } = useSession();
  const queries = useQueryClient();
  return useMutation<Answer<N>, Error, Input<N>>({
    mutationFn: (input) => client.call(name, input),
    async onSuccess(answer) {
      if (done) notifications.done(done(answer));
      await queries.invalidateQueries({ queryKey: [scope.organisation, scope.environment] });
    },
    onError(error) {
      if (!quiet) notifications.failed(error);
    },
  });
}
