import type { Minor } from '@kente/kit/money';
import { dayNumber } from './calendar.ts';
import { type CandidateKeys, type CandidateSource, customerKeys, invoiceKeys, rankedCustomers } from './keys.ts';
import { currencyCode } from './normalise.ts';
import { LIMITS } from './ruleset.ts';
import { SortedInvoices } from './sorted-invoices.ts';
import type { Candidate, Customer, OpenInvoice, Tenant } from './subjects.ts';

/** An alias outweighs any number of common words. */
const ALIAS_HIT = 1_000;
const NO_DUE_DAY = 10_000_000;
const DEFAULT_CAPACITY = 200_000;

/** A customer with what it has open. */
interface Account {
  customer: Customer;
  readonly amounts: SortedInvoices;
  readonly due: SortedInvoices;
}

type Index<Item> = Map<string, Item[]>;

/**
 * The open invoices of one environment in memory: what a batch over one organisation's books, a test or a bench searches.
 * A process that serves many organisations answers the same keys by SQL instead.
 */
export class OpenInvoices implements CandidateSource {
  readonly #tenant: Tenant;
  readonly #capacity: number;
  readonly #invoices = new Map<string, OpenInvoice>();
  readonly #accounts = new Map<string, Account>();
  readonly #numbers: Index<OpenInvoice> = new Map();
  readonly #collectors: Index<OpenInvoice> = new Map();
  readonly #names: Index<Account> = new Map();
  readonly #aliases: Index<Account> = new Map();
  /** By currency, kind and amount: in the order of due days. */
  readonly #amounts = new Map<string, SortedInvoices>();

  constructor(tenant: Tenant, capacity = DEFAULT_CAPACITY) {
    this.#tenant = tenant;
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#invoices.size;
  }

  get(id: string): OpenInvoice | undefined {
    return this.#invoices.get(id);
  }

  /** Adds the customer, or replaces what was known of it. */
  putCustomer(customer: Customer): void {
    const account = this.#account(customer.id);
    this.#forget(account);
    account.customer = customer;
    const { names, aliases } = customerKeys(customer);
    for (const key of names) link(this.#names, key, account);
    for (const key of aliases) link(this.#aliases, key, account);
  }

  /** Its invoices stay, without a name. */
  removeCustomer(id: string): void {
    const account = this.#accounts.get(id);
    if (account === undefined) return;
    this.#forget(account);
    account.customer = nameless(id);
    this.#dropIfEmpty(account);
  }

  /**
   * Adds the invoice, or replaces what was known of it.
   * @throws RangeError for another tenant's invoice, or beyond the capacity.
   */
  add(invoice: OpenInvoice): void {
    if (!this.#isOwn(invoice)) throw new RangeError('an invoice of another tenant');
    if (!this.#invoices.has(invoice.id) && this.#invoices.size >= this.#capacity) {
      throw new RangeError(`more than ${this.#capacity} open invoices`);
    }
    this.remove(invoice.id);
    this.#invoices.set(invoice.id, invoice);
    const { numbers, collectors } = invoiceKeys(invoice);
    for (const key of numbers) link(this.#numbers, key, invoice);
    for (const key of collectors) link(this.#collectors, key, invoice);
    const due = dueDay(invoice);
    const equal = this.#amounts.get(amountKey(invoice)) ?? new SortedInvoices();
    this.#amounts.set(amountKey(invoice), equal);
    equal.add(due, invoice);
    const account = this.#account(invoice.customerId);
    account.amounts.add(Number(invoice.open), invoice);
    account.due.add(due, invoice);
  }

  remove(id: string): void {
    const invoice = this.#invoices.get(id);
    if (invoice === undefined) return;
    this.#invoices.delete(id);
    const { numbers, collectors } = invoiceKeys(invoice);
    for (const key of numbers) unlink(this.#numbers, key, invoice);
    for (const key of collectors) unlink(this.#collectors, key, invoice);
    const due = dueDay(invoice);
    const equal = this.#amounts.get(amountKey(invoice));
    equal?.remove(due, id);
    if (equal?.size === 0) this.#amounts.delete(amountKey(invoice));
    const account = this.#account(invoice.customerId);
    account.amounts.remove(Number(invoice.open), id);
    account.due.remove(due, id);
    this.#dropIfEmpty(account);
  }

  /** What is open changed: an allocation came or went. Nothing open any more removes the invoice. */
  update(id: string, open: Minor): void {
    const invoice = this.#invoices.get(id);
    if (invoice === undefined) return;
    if (open <= 0n) this.remove(id);
    else this.add({ ...invoice, open });
  }

  search(keys: CandidateKeys): readonly Candidate[] {
    if (!this.#isOwn(keys)) return [];
    const found = new Set<OpenInvoice>();
    for (const key of keys.numbers) take(found, this.#numbers.get(key));
    for (const key of keys.collectors) take(found, this.#collectors.get(key));
    const paid = Number(keys.setBelow);
    for (const [rank, { amounts, due }] of this.#accountsOf(keys).entries()) {
      const near = amounts.nearest(paid, Number(keys.band.from), Number(keys.band.to), LIMITS.invoicesPerLookup);
      for (const invoice of near) found.add(invoice);
      if (rank >= LIMITS.setCustomers) continue;
      const smaller = due.first(LIMITS.setCandidates, LIMITS.invoicesPerLookup, ({ open }) => open < keys.setBelow);
      for (const invoice of smaller) found.add(invoice);
    }
    if (keys.amountAlone !== null) {
      const equal = this.#amounts.get(`${keys.currency} ${keys.kind} ${keys.amountAlone}`);
      const nearest = equal?.nearest(dayNumber(keys.date), 0, NO_DUE_DAY, LIMITS.amountAlone);
      for (const invoice of nearest ?? []) found.add(invoice);
    }
    return [...found].flatMap((invoice) => this.#candidate(invoice, keys));
  }

  #accountsOf({ aliases, names }: CandidateKeys): Account[] {
    const hits = new Map<Account, number>();
    const count = (accounts: readonly Account[] | undefined, weight: number): void => {
      // Keys come most selective first: what too many share tells nothing more once somebody is found.
      if (hits.size > 0 && (accounts?.length ?? 0) > LIMITS.customersPerKey) return;
      for (const account of firstOf(accounts, LIMITS.customersPerKey)) {
        hits.set(account, (hits.get(account) ?? 0) + weight);
      }
    };
    for (const key of aliases) count(this.#aliases.get(key), ALIAS_HIT);
    for (const key of names) count(this.#names.get(key), 1);
    return rankedCustomers(hits, ({ customer }) => customer.id);
  }

  #candidate(invoice: OpenInvoice, { kind, currency }: CandidateKeys): Candidate[] {
    if (invoice.kind !== kind || currencyCode(invoice.currency) !== currency) return [];
    const customer = this.#accounts.get(invoice.customerId)?.customer ?? nameless(invoice.customerId);
    return [{ invoice, customer }];
  }

  #account(customerId: string): Account {
    const account = this.#accounts.get(customerId) ?? {
      customer: nameless(customerId),
      amounts: new SortedInvoices(),
      due: new SortedInvoices(),
    };
    this.#accounts.set(customerId, account);
    return account;
  }

  #forget(account: Account): void {
    const { names, aliases } = customerKeys(account.customer);
    for (const key of names) unlink(this.#names, key, account);
    for (const key of aliases) unlink(this.#aliases, key, account);
  }

  #dropIfEmpty({ customer, due }: Account): void {
    if (due.size === 0 && customer.names.length === 0 && customer.aliases.length === 0) {
      this.#accounts.delete(customer.id);
    }
  }

  #isOwn({ organisationId, environmentId }: Tenant): boolean {
    return organisationId === this.#tenant.organisationId && environmentId === this.#tenant.environmentId;
  }
}

const nameless = (id: string): Customer => ({ id, names: [], aliases: [] });

const amountKey = (invoice: OpenInvoice): string => `${currencyCode(invoice.currency)} ${invoice.kind} ${invoice.open}`;

const dueDay = ({ dueDate }: OpenInvoice): number => (dueDate === null ? NO_DUE_DAY : dayNumber(dueDate));

function link<Item>(index: Index<Item>, key: string, item: Item): void {
  const items = index.get(key);
  if (items === undefined) index.set(key, [item]);
  else items.push(item);
}

function unlink<Item>(index: Index<Item>, key: string, item: Item): void {
  const items = index.get(key);
  const place = items?.indexOf(item) ?? -1;
  if (items === undefined || place < 0) return;
  if (items.length === 1) index.delete(key);
  else items.splice(place, 1);
}

function take(found: Set<OpenInvoice>, invoices: readonly OpenInvoice[] | undefined): void {
  for (const invoice of firstOf(invoices, LIMITS.invoicesPerLookup)) found.add(invoice);
}

const NONE: readonly never[] = [];

function firstOf<Item>(items: readonly Item[] | undefined, limit: number): readonly Item[] {
  if (items === undefined) return NONE;
  return items.length <= limit ? items : items.slice(0, limit);
}
