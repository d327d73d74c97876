import { Agent, request } from 'undici';
import { BankUnavailable, type Connection, type LinkContext, PersonMustAct, PlatformFault } from '../connector.ts';

/** A challenge of the bank, as it comes over the wire. */
export interface Challenge {
  type: 'otp' | 'question' | 'token' | 'captcha' | 'ussd' | 'face' | 'approval';
  title: string;
  hint: string;
  picture?: string;
  steps?: readonly string[];
  copy?: string;
}

/** Money in minor units. */
export interface BankAccountSummary {
  number: string;
  name: string;
  type: string;
  currency: string;
  balance: number;
  bvn: string | null;
}

/** What a sign-in or an answer leads to. */
export type SignIn =
  | { status: 'signed_in'; token: string; accounts: readonly BankAccountSummary[] }
  | { status: 'challenge' | 'waiting'; session: string; challenge: Challenge };

/** The bank's refusals that a person can do something about; all others are thrown. */
export interface BankRefusal {
  status: 'refused';
  code: string;
  message: string;
  /** After a wrong answer: the session to go on with, and what is asked again. */
  session?: string;
  challenge?: Challenge;
  /** After a wrong captcha: the next one. */
  picture?: string;
}

export interface BankRowOnWire {
  id: string | null;
  date: string;
  time: string | null;
  amount: number;
  direction: 'C' | 'D';
  balance: number | null;
  narration: string;
  reference: string | null;
  counterparty: { name: string; accountNumber: string | null; bank: string | null } | null;
  status: 'pending' | 'posted';
}

export interface RowsPage {
  from: string;
  to: string;
  rows: readonly BankRowOnWire[];
  next: string | null;
  /** The token to use from now on, where the bank rotated it. */
  token: string | null;
}

/** Money in minor units of the currency beside it. */
export interface PortfolioOnWire {
  balances: Readonly<Record<string, number>>;
  holdings: readonly {
    name: string;
    type: string;
    currency: string;
    symbol: string | null;
    quantity: string | null;
    cost: number;
    price: number | null;
    value: number;
  }[];
  earnings: readonly {
    id: string;
    amount: number;
    narration: string;
    at: string;
    asset: { symbol: string | null; name: string; sale_price: number | null; quantity_sold: string | null };
  }[];
}

export interface IdentityOnWire {
  fullName: string;
  email: string | null;
  phone: string | null;
  gender: string | null;
  dateOfBirth: string | null;
  bvn: string | null;
  maritalStatus: string | null;
  address: { line1: string | null; line2: string | null; city: string | null; state: string | null } | null;
  origin: { state: string | null; lga: string | null } | null;
  verified: boolean;
}

/** The account is there, but the bank does not show this side of it. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
}

export interface BankApiOptions {
  baseUrl: string;
  /** For a step of a sign-in, while the person waits. */
  signInTimeoutMs: number;
  /** For one answer with data; a slow bank takes 20 s. */
  dataTimeoutMs: number;
}

type Where = Pick<LinkContext, 'environmentId' | 'institution' | 'now'> | Connection['context'];

/** One request as the bank gets it. */
interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  where: Where;
  /** A fault that was ordered for this call. */
  directive: string | null;
  timeoutMs: number;
  signal?: AbortSignal;
  token?: string;
  body?: unknown;
}

interface Answer {
  status: number;
  content: Readonly<Record<string, unknown>>;
}

/** The bank API of the simulated world, over pooled connections. Whatever is no clear answer is `BankUnavailable`. */
export class BankApi {
  readonly #options: BankApiOptions;
  readonly #agent = new Agent({ connections: 32, pipelining: 1, keepAliveTimeout: 20_000 });

  constructor(options: BankApiOptions) {
    this.#options = options;
  }

  async captcha(where: Where, directive: string | null): Promise<string> {
    const { status, content } = await this.#signInCall(where, directive, 'GET', '/captcha');
    if (status !== 200 || typeof content.picture !== 'string') throw unclear(status, content);
    return content.picture;
  }

  signIn(
    where: Where,
    directive: string | null,
    body: { method: string; fields: readonly { name: string; value: string }[]; account?: string },
  ): Promise<SignIn | BankRefusal> {
    return this.#signInCall(where, directive, 'POST', '/sessions', body).then(readSignIn);
  }

  answer(
    where: Where,
    directive: string | null,
    body: { session: string; answers: readonly string[] },
  ): Promise<SignIn | BankRefusal> {
    return this.#signInCall(where, directive, 'POST', '/challenges', body).then(readSignIn);
  }

  /**
   * @throws PersonMustAct when the bank wants the customer to sign in, PlatformFault where the fault is ours,
   *   NotOffered, BankUnavailable.
   */
  async read(
    connection: Connection,
    token: string,
    path: string,
    directive: string | null,
    signal: AbortSignal,
  ): Promise<Answer['content']> {
    const { status, content } = await this.#call({
      method: 'GET',
      path: `/accounts/${encodeURIComponent(connection.accountNumber ?? '')}${path}`,
      where: connection.context,
      directive,
      timeoutMs: this.#options.dataTimeoutMs,
      signal,
      token,
    });
    if (status === 200) return content;
    if (status === 401) throw new PersonMustAct(messageOf(content));
    if (status === 403 && content.code === 'not_offered') throw new NotOffered(messageOf(content));
    if (status === 403 && content.reason === 'reauth') throw new PersonMustAct(messageOf(content));
    if (status === 404 || content.code === 'simulated_platform_fault') throw new PlatformFault(messageOf(content));
    throw unclear(status, content);
  }

  /** Ends the consent. An unknown or ended one is fine. */
  async revoke(connection: Connection, token: string, signal: AbortSignal): Promise<void> {
    const { dataTimeoutMs } = this.#options;
    const call = { method: 'DELETE', path: '/tokens/current', where: connection.context, directive: null } as const;
    const { status, content } = await this.#call({ ...call, timeoutMs: dataTimeoutMs, signal, token });
    if (status !== 204 && status !== 401 && status !== 404) throw unclear(status, content);
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  #signInCall(
    where: Where,
    directive: string | null,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<Answer> {
    return this.#call({
      method,
      path,
      where,
      directive,
      timeoutMs: this.#options.signInTimeoutMs,
      ...(body === undefined ? {} : { body }),
    });
  }

  async #call({ method, path, where, directive, timeoutMs, signal, token, body }: Call): Promise<Answer> {
    signal?.throwIfAborted();
    const deadline = AbortSignal.timeout(timeoutMs);
    const { slug, country } = where.institution;
    try {
      const answer = await request(`${this.#options.baseUrl}/bank/${encodeURIComponent(slug)}${path}`, {
        method,
        dispatcher: this.#agent,
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        headers: {
          'x-world': where.environmentId,
          'x-bank-time': where.now.toISOString(),
          'x-bank-country': country,
          ...(directive === null ? {} : { 'x-simulate': directive }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.body.text();
      return { status: answer.statusCode, content: text === '' ? {} : (JSON.parse(text) as Answer['content']) };
    } catch (error) {
      // Told to stop is no fault of the bank.
      signal?.throwIfAborted();
      throw new BankUnavailable('The bank did not give a usable answer.', { cause: error });
    }
  }
}

const messageOf = (content: Answer['content']): string =>
  typeof content.message === 'string' ? content.message : 'The bank refused.';

function unclear(status: number, content: Answer['content']): BankUnavailable {
  return new BankUnavailable(
    `The bank answered ${status} ${typeof content.code === 'string' ? content.code : ''}`.trimEnd(),
  );
}

/** Refusals that are an answer to the person. */
const FOR_THE_PERSON = new Set([401, 422, 423]);

function readSignIn({ status, content }: Answer): SignIn | BankRefusal {
  const { status: stands, token, accounts, session, challenge, code } = content;
  if (status < 300 && stands === 'signed_in' && typeof token === 'string' && Array.isArray(accounts)) {
    return { status: 'signed_in', token, accounts: accounts as BankAccountSummary[] };
  }
  if (status < 300 && (stands === 'challenge' || stands === 'waiting') && typeof session === 'string' && challenge) {
    return { status: stands, session, challenge: challenge as Challenge };
  }
  if (FOR_THE_PERSON.has(status) && typeof code === 'string') {
    return { ...content, status: 'refused', code, message: messageOf(content) } as BankRefusal;
  }
  throw unclear(status, content);
}
