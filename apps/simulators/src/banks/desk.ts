import { randomBytes } from 'node:crypto';
import type { MonthShelf } from '../history/history.ts';
import type { CustomPersona } from '../personas/custom-schema.ts';
import type { AccountDefinition, AddedRow } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Bank } from './bank.ts';
import { BankError } from './bank-error.ts';
import { type BankAccount, balanceOf, type Customer, definedPlan, plansOf } from './customer-accounts.ts';
import { PrintedMonths } from './printed-months.ts';
import { type AccessToken, type Grant, type TokenMint, tokenDigest } from './token.ts';

/** One account as the bank's list of accounts shows it. Money in minor units. */
export interface AccountSummary {
  number: string;
  name: string;
  type: string;
  currency: string;
  balance: number;
  bvn: string | null;
}

/** What a request with a token may look at. */
export interface Reading {
  token: AccessToken;
  customer: Customer;
  account: BankAccount;
  number: string;
  hasRows: boolean;
}

/** Puts what is stored and what follows from the seed together. */
export class Desk {
  readonly store: Store;
  readonly mint: TokenMint;
  readonly shelf: MonthShelf;
  readonly months: PrintedMonths;

  constructor(deps: { store: Store; mint: TokenMint; shelf: MonthShelf }) {
    this.store = deps.store;
    this.mint = deps.mint;
    this.shelf = deps.shelf;
    this.months = new PrintedMonths(deps.shelf);
  }

  async customer(grant: Grant, bank: Bank): Promise<Customer> {
    const { seed } = await this.store.world(grant.world);
    return { seed, user: grant.user, custom: await this.#persona(grant), bank };
  }

  /** The accounts that a sign-in reaches, with what they hold at `nowMs`. */
  async accounts(grant: Grant, bank: Bank, nowMs: number): Promise<AccountSummary[]> {
    const customer = await this.customer(grant, bank);
    const numbers = plansOf(customer).map((plan) => plan.number);
    if (grant.account !== null && !numbers.includes(grant.account)) {
      // An account of this customer that was set up from outside: then it is the one that is meant.
      const definition = await this.store.definition(grant.world, bank.slug, grant.account);
      const theirs = definition?.persona === grant.user || grant.account === grant.user;
      if (definition && theirs) return [await this.#summary(customer, grant.account, definition, grant.world, nowMs)];
    }
    const summaries: AccountSummary[] = [];
    for (const number of numbers) {
      const definition = await this.store.definition(grant.world, bank.slug, number);
      summaries.push(await this.#summary(customer, number, definition, grant.world, nowMs));
    }
    return summaries;
  }

  /** A finished sign-in. */
  async admit(grant: Grant, bank: Bank, nowMs: number): Promise<{ token: string; accounts: AccountSummary[] }> {
    const { epoch } = await this.store.world(grant.world);
    const { world, bank: slug, method, user, custom, fault, account } = grant;
    const token = this.mint.issue({
      kind: 'access',
      id: randomBytes(9).toString('base64url'),
      world,
      bank: slug,
      method,
      user,
      custom,
      fault,
      account,
      epoch,
      spent: false,
    });
    return { token, accounts: await this.accounts(grant, bank, nowMs) };
  }

  /**
   * Opens an account for a token.
   * @throws BankError 401 `invalid_token` | `sign_in_required`, 404 `unknown_account`.
   */
  async open(bearer: string, bank: Bank, world: string, number: string): Promise<Reading> {
    const token = this.mint.open('access', bearer);
    if (!token || token.world !== world || token.bank !== bank.slug)
      throw new BankError(401, 'invalid_token', 'The access token is not valid.');
    const view = await this.store.accountView(world, bank.slug, number, tokenDigest(token));
    if (view.tokenRevoked) throw new BankError(401, 'invalid_token', 'Consent was ended.');
    if (token.spent || token.epoch < view.demandedEpoch)
      throw new BankError(401, 'sign_in_required', 'The customer must sign in again.');
    const customer: Customer = { seed: view.world.seed, user: token.user, custom: await this.#persona(token), bank };
    const account = this.#reachable(customer, number, view.definition, token);
    if (!account) throw new BankError(404, 'unknown_account', 'No such account.');
    return { token, customer, account, number, hasRows: view.hasRows };
  }

  added(reading: Reading): Promise<AddedRow[]> {
    return reading.hasRows
      ? this.store.rows(reading.token.world, reading.customer.bank.slug, reading.number)
      : Promise.resolve([]);
  }

  #reachable(
    customer: Customer,
    number: string,
    definition: AccountDefinition | null,
    token: AccessToken,
  ): BankAccount | null {
    const own = plansOf(customer).find((plan) => plan.number === number);
    const named = token.account === number && (definition?.persona === token.user || token.user === number);
    if (definition && (own || named)) {
      const plan = definedPlan(customer, number, definition);
      return plan ? { plan, definition } : null;
    }
    return own ? { plan: own, definition: null } : null;
  }

  async #summary(
    customer: Customer,
    number: string,
    definition: AccountDefinition | null,
    world: string,
    nowMs: number,
  ): Promise<AccountSummary> {
    const plan = definition
      ? definedPlan(customer, number, definition)
      : (plansOf(customer).find((own) => own.number === number) ?? null);
    if (!plan) throw new BankError(404, 'unknown_account', 'No such account.');
    const added = await this.store.rows(world, customer.bank.slug, number);
    const { name, type, currency, bvn } = plan;
    return { number, name, type, currency, bvn, balance: balanceOf(this.shelf, { plan, definition }, added, nowMs) };
  }

  async #persona({ world, custom }: Grant): Promise<CustomPersona | null> {
    return custom === null ? null : this.store.persona(world, custom);
  }
}
