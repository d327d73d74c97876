/** Items of an order that has not begun: added, changed, taken out. Source: payments contract 12. */
import { createHash } from 'node:crypto';
import { newId } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import { railUnavailable } from '../../rails/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { bankByCode } from '../banks.ts';
import { validationError } from '../validation.ts';
import type { DisbursementsDeps } from './deps.ts';
import { type Item, isOpen, openStatus, type Recipient } from './disbursement.ts';
import { type FlatItem, type ItemInput, itemOf, plain, referenceProblems, tooMany } from './input.ts';
import * as store from './item-store.ts';
import { refusals } from './refusals.ts';
import { type Resolved, resolve, resolveAll } from './resolving.ts';
import { openItem, sealRecipient } from './sealing.ts';
import * as orders from './store.ts';

type Tx = Transaction<Schema>;

export interface InvalidAccount {
  bankCode: string;
  accountNumber: string;
  email: string;
  reference: string;
  message: string;
}

export interface Added {
  valid: Item[];
  invalid: InvalidAccount[];
}

/** The same account is the same beneficiary in every order. */
export const beneficiaryId = (envId: EnvId, { nipCode, accountNumber }: Recipient): string =>
  createHash('sha256').update(`${envId} ${nipCode} ${accountNumber}`).digest('hex').slice(0, 24);

export function newItemRow(
  { keyring, institutions }: Pick<DisbursementsDeps, 'keyring' | 'institutions'>,
  env: Environment,
  { email, bankCode, accountNumber, narration, amountMinor, reference }: ItemInput,
  { feeMinor, call, recipient }: { feeMinor: bigint; call: string; recipient?: Recipient },
): store.NewItem {
  const id = newId();
  const bank = bankByCode(institutions.banks(), bankCode);
  const unasked: Recipient = {
    ...{ accountNumber, email, name: null, bankCode: bank?.bank_code ?? bankCode },
    ...{ nipCode: bank?.nip_code ?? bankCode, bankName: bank?.name ?? '' },
  };
  return {
    ...{ id, reference, amount_minor: amountMinor, fee_minor: feeMinor, narration, added_by: call },
    ...{ recipient_sealed: sealRecipient(keyring, env.id, id, recipient ?? unasked) },
    is_resolved: recipient !== undefined,
  };
}

/** Banks are asked for every name first; those that none knows are told, and left out. */
export async function add(
  deps: DisbursementsDeps,
  env: Environment,
  disbursementId: string,
  given: readonly FlatItem[],
  recordedAs: RecordedAs,
): Promise<Added> {
  const { db, keyring } = deps;
  const known = await orders.find(db, env.id, disbursementId);
  if (!known) throw refusals.unknown();
  if (known.type === 'instant' || !isOpen(known)) throw refusals.frozen();
  const taken = await store.references(db, env.id, disbursementId);
  const problems = [...referenceProblems(given, taken), ...tooMany(taken.size + given.length)];
  if (problems.length > 0) throw validationError(problems);
  const asked = given.map(itemOf);
  const answers = await resolveAll(deps, env, asked);
  if (answers.some(({ kind }) => kind === 'down')) throw railUnavailable();
  const call = newId();
  const rows = await Promise.all(
    asked.flatMap((item, index) => {
      const answer = answers[index];
      return answer?.kind === 'found' ? [priced(deps, env, item, answer.recipient, call)] : [];
    }),
  );
  await changed(deps, env, disbursementId, async (tx) => {
    const now = await store.references(tx, env.id, disbursementId);
    const late = [...referenceProblems(rows, now), ...tooMany(now.size + rows.length)];
    if (late.length > 0) throw validationError(late);
    await store.insert(tx, env.id, disbursementId, rows, env.clock.now());
    await recordedAs(tx, { kind: 'disbursement.distributions', id: `${disbursementId} ${call}` });
  });
  const valid = (await store.addedBy(db, env.id, disbursementId, call)).map((row) => openItem(keyring, row));
  return { valid, invalid: asked.flatMap((item, index) => refused(item, answers[index])) };
}

async function priced(
  deps: DisbursementsDeps,
  env: Environment,
  item: ItemInput,
  recipient: Recipient,
  call: string,
): Promise<store.NewItem> {
  const feeMinor = await deps.billing.prices.minor(env.id, 'disbursement_item', item.amountMinor);
  return newItemRow(deps, env, item, { feeMinor, call, recipient });
}

const refused = (item: ItemInput, answer: Resolved | undefined): InvalidAccount[] => {
  if (answer?.kind !== 'invalid') return [];
  const { bankCode, accountNumber, email, reference } = item;
  return [{ bankCode, accountNumber, email, reference, message: answer.message }];
};

/** @throws Refusal 404. */
export async function find(
  { db, keyring }: Pick<DisbursementsDeps, 'db' | 'keyring'>,
  envId: EnvId,
  disbursementId: string,
  id: string,
): Promise<Item> {
  if (!(await orders.find(db, envId, disbursementId))) throw refusals.unknown();
  const row = await store.find(db, envId, id);
  if (row?.disbursement_id !== disbursementId) throw refusals.unknownItem();
  return openItem(keyring, row);
}

export async function change(
  deps: DisbursementsDeps,
  env: Environment,
  { disbursementId, id }: { disbursementId: string; id: string },
  given: Partial<FlatItem>,
  recordedAs: RecordedAs,
): Promise<Item> {
  const { db } = deps;
  const before = await find(deps, env.id, disbursementId, id);
  const order = await orders.find(db, env.id, disbursementId);
  if (!order || order.type === 'instant' || !isOpen(order)) throw refusals.frozen();
  const recipient = await recipientAfter(deps, env, before.recipient, given);
  const amountMinor = given.amount === undefined ? before.amountMinor : BigInt(given.amount);
  const fee_minor = await deps.billing.prices.minor(env.id, 'disbursement_item', amountMinor);
  const narration = given.narration === undefined ? before.narration : plain(given.narration);
  const reference = given.reference ?? before.reference;
  await changed(deps, env, disbursementId, async (tx) => {
    const taken = await store.references(tx, env.id, disbursementId);
    if (reference !== before.reference && taken.has(reference)) {
      throw validationError([{ field: 'reference', message: 'reference must be unique within the disbursement' }]);
    }
    const isThere = await store.step(tx, env.id, id, 'initiated', {
      ...{ amount_minor: amountMinor, fee_minor, narration, reference, updated_at: env.clock.now() },
      recipient_sealed: sealRecipient(deps.keyring, env.id, id, recipient),
    });
    if (!isThere) throw refusals.unknownItem();
    await recordedAs(tx, { kind: 'distribution', id: `${disbursementId} ${id}` });
  });
  return find(deps, env.id, disbursementId, id);
}

async function recipientAfter(
  deps: DisbursementsDeps,
  env: Environment,
  before: Recipient,
  { recipient_email, bank_code, account_number }: Partial<FlatItem>,
): Promise<Recipient> {
  const email = recipient_email ?? before.email;
  const wanted = {
    accountNumber: account_number ?? before.accountNumber,
    bankCode: bank_code ?? before.bankCode,
    email,
  };
  const isSame =
    wanted.accountNumber === before.accountNumber && [before.bankCode, before.nipCode].includes(wanted.bankCode);
  if (isSame) return { ...before, email };
  const answer = await resolve(deps, env, wanted);
  if (answer.kind === 'down') throw railUnavailable();
  if (answer.kind === 'invalid') throw refusals.account();
  return answer.recipient;
}

export async function remove(
  deps: DisbursementsDeps,
  env: Environment,
  disbursementId: string,
  id: string,
): Promise<void> {
  await find(deps, env.id, disbursementId, id);
  await changed(deps, env, disbursementId, (tx) => store.remove(tx, env.id, id));
}

/** While nothing has begun. The order's status follows what it holds. */
async function changed(
  { db }: Pick<DisbursementsDeps, 'db'>,
  env: Environment,
  disbursementId: string,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await orders.lock(tx, env.id, disbursementId);
    if (!row || row.type === 'instant' || !isOpen(row)) throw refusals.frozen();
    await work(tx);
    const tallies = await orders.tally(tx, env.id, disbursementId);
    const status = openStatus(tallies);
    await orders.update(tx, env.id, disbursementId, { status, updated_at: env.clock.now() });
  });
}
