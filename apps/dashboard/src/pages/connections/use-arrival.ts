import { useEffect, useRef } from 'react';
import { useWrite } from '../../api/use-api.ts';

/** Somebody comes back from the linking page with a code in the address: it is exchanged once, and taken off. */
export function useArrival(): void {
  const { mutate } = useWrite('POST /si/mono/exchange', {
    done: ({ data }) => `Linked${data.account ? `: ${data.account.name}` : ''}. It is being read now.`,
  });
  const taken = useRef(false);
  useEffect(() => {
    const url = new URL(location.href);
    const code = url.searchParams.get('code');
    if (code === null || taken.current) return;
    taken.current = true;
    history.replaceState(history.state, '', url.pathname);
    mutate({ body: { code } });
  }, [mutate]);
}
