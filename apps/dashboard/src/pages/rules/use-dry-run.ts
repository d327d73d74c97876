import { useQuery } from '@tanstack/react-query';
import type { Input } from '../../api/client.ts';
import { useSession } from '../../session/session.tsx';

/** What a change would move. It writes nothing, so it is read like anything else. */
export function useDryRun(body: Input<'POST /si/mono/allow-deny/dry-run'>['body']) {
  const { client, scope } = useSession();
  return useQuery({
    queryKey: [scope.organisation, scope.environment, 'dry run', body],
    queryFn: ({ signal }) => client.call('POST /si/mono/allow-deny/dry-run', { body }, signal),
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
}
