import type { Bank } from '../banks/bank.ts';
import { balanceOf, definedPlan, plansOf } from '../banks/customer-accounts.ts';
import type { Desk } from '../banks/desk.ts';
import { allBanks } from '../banks/directory.ts';
import { hash32 } from '../history/draw.ts';
import type { AccountPlan } from '../history/plan.ts';
import { NAMES } from '../people/names.ts';
import type { AccountDefinition } from '../store/records.ts';
import type { SwitchStore } from './store.ts';

/** What the switch finds behind an account number. Money in kobo. */
export interface SwitchCustomer {
  name: string;
  bvn: string | null;
  available: number;
}

/** What an account holds that nobody knows more about. */
const DEFAULT_AVAILABLE = 1_000_000;
const WORLDS_KEPT = 200;
const PERSONAS = ['user_good', 'user_trader', 'user_business', 'user_gig', 'user_multiple', 'user_empty'] as const;

interface OwnAccount {
  user: string;
  plan: AccountPlan;
}

/** Accounts of the simulated banks as the switch sees them; any other number is somebody's too. */
export class SwitchCustomers {
  readonly #desk: Desk;
  readonly #store: SwitchStore;
  /** By world seed and bank: its personas' own accounts, by number. */
  readonly #own = new Map<string, ReadonlyMap<string, OwnAccount>>();

  constructor(desk: Desk, store: SwitchStore) {
    this.#desk = desk;
    this.#store = store;
  }

  /** `knownAs`: the name of one whom nobody knows better. */
  async find(
    world: string,
    account: { nipCode: string; number: string; knownAs: string | undefined },
    nowMs: number,
  ): Promise<SwitchCustomer> {
    const { nipCode, number, knownAs } = account;
    const banks = banksOf(nipCode);
    const { seed, definitions } = await this.#store.accountsNumbered(
      world,
      banks.map(({ slug }) => slug),
      number,
    );
    for (const bank of banks) {
      const found = await this.#at(world, seed, bank, number, definitions.get(bank.slug) ?? null, nowMs);
      if (found) return found;
    }
    return { name: knownAs ?? invented(seed, number), bvn: null, available: DEFAULT_AVAILABLE };
  }

  async #at(
    world: string,
    seed: string,
    bank: Bank,
    number: string,
    definition: AccountDefinition | null,
    nowMs: number,
  ): Promise<SwitchCustomer | null> {
    const own = this.#ownAccounts(seed, bank).get(number);
    if (!definition && !own) return null;
    const customer = { seed, user: definition?.persona ?? own?.user ?? '', custom: null, bank };
    const plan = definition ? definedPlan(customer, number, definition) : (own?.plan ?? null);
    if (!plan) return null;
    const rows = await this.#desk.store.rows(world, bank.slug, number);
    const available = balanceOf(this.#desk.shelf, { plan, definition }, rows, nowMs);
    return { name: plan.name, bvn: plan.bvn, available };
  }

  #ownAccounts(seed: string, bank: Bank): ReadonlyMap<string, OwnAccount> {
    const key = `${seed}|${bank.slug}`;
    const known = this.#own.get(key);
    if (known) return known;
    const accounts = PERSONAS.flatMap((user) =>
      plansOf({ seed, user, custom: null, bank }).map((plan) => [plan.number, { user, plan }] as const),
    );
    if (this.#own.size >= WORLDS_KEPT) this.#own.clear();
    const own = new Map(accounts);
    this.#own.set(key, own);
    return own;
  }
}

const BY_NIP_CODE = Map.groupBy(
  allBanks().filter(({ country }) => country === 'ng'),
  ({ code }) => code,
);

const banksOf = (nipCode: string): readonly Bank[] => BY_NIP_CODE.get(nipCode) ?? [];

/** The same for the same number, always. */
function invented(seed: string, number: string): string {
  const { women, men, families } = NAMES.ng;
  const given = [...women, ...men];
  const pick = (list: readonly string[], what: string): string =>
    list[hash32(`${seed}|${number}|${what}`) % list.length] ?? '';
  return `${pick(given, 'first')} ${pick(given, 'middle')} ${pick(families, 'last')}`.toUpperCase();
}
