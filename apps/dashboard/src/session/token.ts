/** The bearer token of the connector: fetched when it is needed, and again before it expires. */

export interface Token {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** Where the connector is, without a slash at its end. */
  url: string;
}

const EARLY_MS = 60_000;

export interface TokenKeeper {
  get(): Promise<Token>;
  /** The connector does not take it any more. */
  forget(): void;
}

/** Many who ask at the same moment share one call. A call that fails is not kept. */
export function createTokenKeeper(fetchToken: () => Promise<Token>, now: () => number): TokenKeeper {
  let kept: Token | null = null;
  let coming: Promise<Token> | null = null;
  return {
    async get() {
      if (kept !== null && kept.expiresAt - EARLY_MS > now()) return kept;
      coming ??= fetchToken().finally(() => {
        coming = null;
      });
      kept = await coming;
      return kept;
    },
    forget() {
      kept = null;
    },
  };
}

/** @throws Error for an answer of another shape. */
export function readToken(answer: unknown): Token {
  const { token, expires_at, invoicing_url } = (answer ?? {}) as Record<string, unknown>;
  const expiresAt = typeof expires_at === 'number' ? expires_at * 1_000 : Date.parse(String(expires_at));
  if (typeof token !== 'string' || typeof invoicing_url !== 'string' || Number.isNaN(expiresAt)) {
    throw new Error('The console answered a token of another shape.');
  }
  return { token, expiresAt, url: invoicing_url.replace(/\/+$/, '') };
}
