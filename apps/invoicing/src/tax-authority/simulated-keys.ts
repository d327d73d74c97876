const TIMEOUT_MS = 5_000;

/** What the simulated authority's website hands out, read once. */
export function createSimulatedKeys(address: string): () => Promise<string | 'unreachable'> {
  let known: string | null = null;
  return async () => {
    if (known !== null) return known;
    try {
      const answer = await fetch(`${address}/portal/crypto_keys.txt`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!answer.ok) return 'unreachable';
      known = await answer.text();
      return known;
    } catch {
      return 'unreachable';
    }
  };
}
