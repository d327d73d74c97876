import { Fault, type Refusal } from '@kente/kit/errors';
import {
  ConnectionError,
  createKente,
  InvalidRequestError,
  isoCurrency,
  KenteError,
  NotFoundError,
  TimeoutError,
} from '@kente/sdk';
import { refuse, unknown } from '../api/refusals.ts';
import type { Config } from '../config.ts';
import {
  type DataStatus,
  dataStatusOf,
  type FeedStep,
  feedStep,
  type ListQuery,
  type ListStep,
  listStep,
} from './transactions.ts';

/** What a link is asked for with. */
export interface LinkRequest {
  ref: string;
  redirectUrl?: string;
  customer?: { id: string } | { name: string; email: string };
  institution?: { id: string; auth_method?: string };
  /** The provider's id of the account to renew; absent: a new account. */
  account?: string;
}

export interface OpenedLink {
  url: string;
  customer: string;
  redirectUrl: string | null;
  createdAt: string;
}

/** An account as the provider knows it. Currencies are ISO codes. */
export interface AccountDetails {
  name: string;
  accountNumber: string | null;
  currency: string;
  type: string;
  balanceMinor: bigint | null;
  institution: { name: string; bankCode: string | null; type: string };
}

export interface ListedAccount extends AccountDetails {
  id: string;
}

/** A page of every account of the app, with the provider's own `meta`. */
export interface AccountPage {
  accounts: readonly ListedAccount[];
  meta: Readonly<Record<string, unknown>>;
}

/** What stands behind an account now. */
export interface AccountState {
  details: AccountDetails | null;
  dataStatus: DataStatus;
  /** Whether transactions are among what the provider got. */
  hasTransactions: boolean;
}

/**
 * The one place that calls the provider: the platform, or Mono itself. Calls are tried again where that does no harm, and
 * end after 25 s whatever happens.
 * @throws Refusal 400 for what the caller gave wrong, Fault 502 when the provider failed, 504 when it did not answer.
 */
export interface Upstream {
  openLink(request: LinkRequest): Promise<OpenedLink>;
  /** @throws Refusal 400 `invalid_code` for a code that is unknown, used or expired. */
  exchange(code: string): Promise<string>;
  /** Null while the provider has nothing to tell, or does not answer: nobody waits for it. */
  details(accountId: string): Promise<AccountDetails | null>;
  /** How far the provider is with the account's data. */
  state(accountId: string): Promise<AccountState>;
  /** Asks the bank now. A provider that just did, or cannot, leaves what it has: no failure. */
  refresh(accountId: string): Promise<void>;
  /** Changes since `cursor` ('': from the beginning); null where the provider has no feed. */
  feed(accountId: string, query: { cursor: string; count: number }): Promise<FeedStep | null>;
  /** Transactions, newest first. */
  transactions(accountId: string, query: ListQuery): Promise<ListStep>;
  listAccounts(page: number | undefined): Promise<AccountPage>;
  /** An account that the provider does not know is as unlinked as it can be. */
  unlink(accountId: string): Promise<void>;
}

const CALL_WITHIN_MS = 25_000;
const ATTEMPT_WITHIN_MS = 10_000;
const DETAILS_WITHIN_MS = 5_000;

export interface UpstreamDeps {
  config: Config['upstream'];
  /** Ends every call, at the end of the process. */
  signal: AbortSignal;
}

export function createUpstream({ config, signal }: UpstreamDeps): Upstream {
  const { baseUrl, secretKey, widgetBaseUrl } = config;
  const kente = createKente({ baseUrl, secretKey, timeoutMs: ATTEMPT_WITHIN_MS });
  const within = (ms: number) => ({ signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]) });
  const asked = async <T>(what: string, call: (options: { signal: AbortSignal }) => Promise<T>): Promise<T> => {
    try {
      return await call(within(CALL_WITHIN_MS));
    } catch (error) {
      throw told(error, what);
    }
  };
  return {
    async openLink(request) {
      const { data } = await asked('opening a link', (options) =>
        kente.accounts.initiate(linkBody(request), options).catch((error: unknown) => {
          throw error instanceof NotFoundError ? nobody(request, error) : error;
        }),
      );
      const url = widgetBaseUrl === null ? data.mono_url : elsewhere(data.mono_url, widgetBaseUrl);
      return { url, customer: data.customer, redirectUrl: data.redirect_url, createdAt: data.created_at };
    },
    async exchange(code) {
      const { data } = await asked('exchanging a code', (options) =>
        kente.accounts.exchange(code, options).catch((error: unknown) => {
          throw isWrongCode(error) ? wrongCode(error) : error;
        }),
      );
      return data.id;
    },
    async details(accountId) {
      try {
        const { data } = await kente.accounts.retrieve(accountId, within(DETAILS_WITHIN_MS));
        return knownDetails(data);
      } catch (error) {
        if (error instanceof KenteError || isOutOfTime(error)) return null;
        throw error;
      }
    },
    async state(accountId) {
      const { data } = await asked('reading an account', (options) => kente.accounts.retrieve(accountId, options));
      const { status, hasTransactions } = dataStatusOf(data.meta);
      return { details: knownDetails(data), dataStatus: status, hasTransactions };
    },
    async refresh(accountId) {
      try {
        await kente.accounts.sync(accountId, {}, { ...within(CALL_WITHIN_MS), retries: 0 });
      } catch (error) {
        if (!(error instanceof KenteError) && !isOutOfTime(error)) throw error;
      }
    },
    feed: (accountId, query) => asked('reading transactions', (options) => feedStep(kente, accountId, query, options)),
    transactions: (accountId, query) =>
      asked('reading transactions', (options) => listStep(kente, accountId, query, options)),
    async listAccounts(page) {
      const query = page === undefined ? {} : { page };
      const { data, meta } = await asked('listing accounts', (options) => kente.accounts.list(query, options));
      return { accounts: data.map((row) => ({ id: row.id, ...detailsOf(row) })), meta: { ...meta } };
    },
    async unlink(accountId) {
      await asked('unlinking', (options) =>
        kente.accounts.unlink(accountId, { ...options, repeatable: true }).catch((error: unknown) => {
          if (!(error instanceof NotFoundError)) throw error;
        }),
      );
    },
  };
}

function linkBody({ ref, redirectUrl, customer, institution, account }: LinkRequest) {
  const shared = { meta: { ref }, ...(redirectUrl === undefined ? {} : { redirect_url: redirectUrl }) };
  if (account !== undefined) return { scope: 'reauth' as const, account, ...shared };
  return {
    ...{ scope: 'auth' as const, ...shared },
    customer: customer ?? {},
    ...(institution === undefined ? {} : { institution }),
  };
}

/** The same path and query under another scheme and host. */
function elsewhere(link: string, base: string): string {
  const { protocol, hostname, port } = new URL(base);
  const url = new URL(link);
  url.protocol = protocol;
  url.hostname = hostname;
  url.port = port;
  return url.href;
}

interface WireAccount {
  name: string;
  account_number: string | null;
  currency: string;
  type: string;
  balance: number | null;
  institution: { name: string; bank_code: string | null; type: string };
}

/** Null while the provider is still reading the bank. */
function knownDetails({ account }: { account?: WireAccount | null }): AccountDetails | null {
  return typeof account?.name === 'string' && account.institution ? detailsOf(account) : null;
}

function detailsOf({ name, account_number, currency, type, balance, institution }: WireAccount): AccountDetails {
  return {
    ...{ name, accountNumber: account_number, currency: isoCurrency(currency), type },
    balanceMinor: typeof balance === 'number' && Number.isSafeInteger(balance) ? BigInt(balance) : null,
    institution: { name: institution.name, bankCode: institution.bank_code, type: institution.type },
  };
}

/** Whoever the link was asked for is not known to the provider. */
const nobody = ({ account }: LinkRequest, cause: unknown): Refusal =>
  account === undefined ? refuse('bad_request', 'customer.id names no customer.', { cause }) : unknown('account');

const isWrongCode = (error: unknown): boolean => error instanceof InvalidRequestError || error instanceof NotFoundError;

const wrongCode = (cause: unknown): Refusal =>
  refuse('invalid_code', 'This code is not valid any more, or never was. Let the account holder link again.', {
    cause,
  });

const isOutOfTime = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');

/** A failure of the provider in our words; its own stay in the log. */
function told(error: unknown, what: string): unknown {
  if (error instanceof TimeoutError || error instanceof ConnectionError || isOutOfTime(error)) {
    const message = `The account provider did not answer while ${what}. Try again.`;
    return new Fault('upstream_timeout', { status: 504, message, cause: error });
  }
  if (error instanceof InvalidRequestError) {
    return refuse('bad_request', `The account provider refused: ${error.message}`, { cause: error });
  }
  if (!(error instanceof KenteError)) return error;
  const message = `The account provider answered an error while ${what}. Try again later.`;
  return new Fault('upstream_error', { status: 502, message, cause: error });
}
