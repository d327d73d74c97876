/** Many paid by one order: source accounts, disbursements, their items. Source: payments contract 12. */
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { csvOf } from '../csv.ts';
import { RETURN_TASK } from './completing.ts';
import type { DisbursementsDeps } from './deps.ts';
import { type Disbursement, type DisbursementStatus, type Item, MOST_ITEMS, type Tallies } from './disbursement.ts';
import type { FlatItem, NewDisbursement } from './input.ts';
import * as itemStore from './item-store.ts';
import * as items from './items.ts';
import { type Action, create, transition } from './making.ts';
import { watchOutcomes } from './outcomes.ts';
import { refusals } from './refusals.ts';
import { sendReturn } from './returning.ts';
import { RUN_TASK, run } from './running.ts';
import { openItem } from './sealing.ts';
import { createSourceAccounts, type SourceAccounts } from './sources.ts';
import * as store from './store.ts';
import { itemOnWire } from './wire.ts';

export interface Disbursements {
  readonly sources: SourceAccounts;
  /**
   * An instant one begins by itself. @throws Refusal 400 for fields, a total that its items do not have, a reference that is
   * used, and a source that cannot pay; 404 for an unknown source account.
   */
  create(env: Environment, order: NewDisbursement, recordedAs: RecordedAs): Promise<Disbursement>;
  /** @throws Refusal 404. */
  get(env: Environment, id: string): Promise<{ order: Disbursement; tallies: Tallies }>;
  /** Newest first. */
  list(
    envId: EnvId,
    filter: { status?: DisbursementStatus; page: number; limit: number },
  ): Promise<{ total: number; orders: { order: Disbursement; tallies: Tallies }[] }>;
  /** Of several at once one has an effect. @throws Refusal 404, 400. */
  transition(
    env: Environment,
    step: { id: string; action: Action },
    recordedAs: RecordedAs,
  ): Promise<'processing' | 'cancelled'>;
  /** Those whose bank knows them. @throws Refusal 404, 400; Fault 503 when a bank cannot be asked: nothing is stored. */
  addItems(env: Environment, id: string, given: readonly FlatItem[], recordedAs: RecordedAs): Promise<items.Added>;
  /** What one call of `addItems` added. */
  addedBy(envId: EnvId, id: string, call: string): Promise<Item[]>;
  /** In the order in which they came. @throws Refusal 404. */
  items(envId: EnvId, id: string, page: { page: number; limit: number }): Promise<{ total: number; items: Item[] }>;
  /** @throws Refusal 404. */
  item(envId: EnvId, id: string, itemId: string): Promise<Item>;
  /** @throws Refusal 404, 400. */
  changeItem(
    env: Environment,
    place: { disbursementId: string; id: string },
    given: Partial<FlatItem>,
    recordedAs: RecordedAs,
  ): Promise<Item>;
  /** @throws Refusal 404, 400. */
  removeItem(env: Environment, id: string, itemId: string): Promise<void>;
  /** All items as a table. @throws Refusal 404. */
  csv(envId: EnvId, id: string): Promise<string>;
}

export type { DisbursementsDeps } from './deps.ts';

export function createDisbursements(deps: DisbursementsDeps): Disbursements {
  const { db, keyring, schedule } = deps;
  const sources = createSourceAccounts(deps);
  schedule.on(RUN_TASK, (env, { subject }) => run(deps, env, subject));
  schedule.on(RETURN_TASK, (env, { subject }) => sendReturn(deps, env, subject));
  watchOutcomes(deps);
  const face: Disbursements = {
    sources,
    create: (env, order, recordedAs) => create(deps, sources, env, order, recordedAs),
    async get(env, id) {
      const order = await store.find(db, env.id, id);
      if (!order) throw refusals.unknown();
      return { order, tallies: await store.tally(db, env.id, id) };
    },
    async list(envId, filter) {
      const { total, rows } = await store.list(db, envId, filter);
      const tallies = await store.tallies(
        db,
        envId,
        rows.map(({ id }) => id),
      );
      return {
        total,
        orders: rows.flatMap((order) => {
          const own = tallies.get(order.id);
          return own ? [{ order, tallies: own }] : [];
        }),
      };
    },
    transition: (env, step, recordedAs) => transition(deps, sources, env, step, recordedAs),
    addItems: (env, id, given, recordedAs) => items.add(deps, env, id, given, recordedAs),
    async items(envId, id, page) {
      if (!(await store.find(db, envId, id))) throw refusals.unknown();
      const { total, rows } = await itemStore.list(db, envId, id, page);
      return { total, items: rows.map((row) => openItem(keyring, row)) };
    },
    item: (envId, id, itemId) => items.find(deps, envId, id, itemId),
    changeItem: (env, place, given, recordedAs) => items.change(deps, env, place, given, recordedAs),
    removeItem: (env, id, itemId) => items.remove(deps, env, id, itemId),
    addedBy: async (envId, id, call) =>
      (await itemStore.addedBy(db, envId, id, call)).map((row) => openItem(keyring, row)),
    async csv(envId, id) {
      const all = await face.items(envId, id, { page: 1, limit: MOST_ITEMS });
      const rows = all.items.map(itemOnWire);
      return csvOf(
        HEAD,
        rows.map((row) => HEAD.map((column) => row[column])),
      );
    },
  };
  return face;
}

const HEAD = [
  ...(['reference', 'status', 'account_number', 'account_name', 'bank_code', 'amount', 'fee', 'narration'] as const),
  ...(['recipient_email', 'session_id', 'message'] as const),
];

export const MESSAGES = {
  sourceCreated: 'Business account created successfully',
  sourceChanged: 'Business account updated successfully',
  received: 'Disbursement request received',
  transition: 'Disbursement updated successfully',
  added: 'Distributions added successfully',
  itemChanged: 'Distribution updated successfully',
} as const;
