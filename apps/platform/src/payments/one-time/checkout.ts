/** The hosted page of a payment, step by step. What stands in the database decides: any number of tabs see the same. */
import { Refusal } from '@kente/kit/errors';
import type { PageInstitution } from '../../connect/index.ts';
import { railUnavailable } from '../../rails/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Payment } from '../records/index.ts';
import { SETTLEMENT_ACCOUNT } from '../settlement-bank.ts';
import { validationError } from '../validation.ts';
import { chosenAccount, payingBank } from './chosen-account.ts';
import { readPayer } from './customer-field.ts';
import type { OneTimeDeps } from './deps.ts';
import { ABANDON_TASK, endUnpaid, fail, unknownPayment } from './ending.ts';
import type { CheckoutView } from './page/types.ts';
import { checkoutView } from './page/view.ts';
import { CheckoutVault, type ChosenAccount } from './session.ts';
import * as store from './store.ts';

interface Loaded {
  payment: Payment;
  session: store.StoredSession;
  chosen: ChosenAccount | null;
}

const WRONG_MOST = 3;
const WRONG_TOO_OFTEN = 'The authorisation was wrong too many times';

export class Checkout {
  readonly #deps: OneTimeDeps;
  readonly #vault: CheckoutVault;

  constructor(deps: OneTimeDeps) {
    this.#deps = deps;
    this.#vault = new CheckoutVault(deps.keyring);
  }

  /** @param error why the last answer was not taken. */
  async look(env: Environment, name: string, error?: string): Promise<CheckoutView> {
    const loaded = await this.#load(env, name);
    const { payment, session, chosen } = loaded;
    const asked = chosen && this.#deps.authority.challenge(env, chosen);
    const returned =
      payment.channel === 'transfer' ? await store.otherTransfers(this.#deps.db, env.id, payment.id) : [];
    return checkoutView(env, {
      ...{ ...loaded, returned, hint: this.#vault.hint(env.id, session) },
      challenge: asked && error !== undefined ? { ...asked, error } : asked,
    });
  }

  /** Who pays, where the merchant did not say. @throws Refusal 400 with every mistake. */
  async nameCustomer(env: Environment, name: string, body: unknown): Promise<CheckoutView> {
    const { value, problems } = readPayer(body);
    if (!value) throw validationError(problems);
    const { db, records, customers } = this.#deps;
    const { payment } = await this.#load(env, name);
    await db.transaction().execute(async (tx) => {
      const locked = await records.lock(tx, env.id, payment.id);
      if (locked?.status !== 'pending' || locked.customerId !== null) return;
      const customer = await customers.findOrCreate(tx, env, value);
      await records.complete(tx, env, payment.id, { customerId: customer.id });
    });
    return this.look(env, name);
  }

  /** Banks that can be logged in to here and asked for money. */
  async institutions(env: Environment, name: string): Promise<PageInstitution[]> {
    await this.#load(env, name);
    const { linking, institutions } = this.#deps;
    const banks = institutions.banks();
    return (await linking.institutions(env)).filter(({ id }) => payingBank(banks, institutions.byIdOrFail(id)));
  }

  /** @param authMethod null: the bank's first. @throws Refusal 400 for what cannot be logged in to, 409 when it is too late. */
  async login(env: Environment, name: string, institutionId: string, authMethod: string | null) {
    const { payment, session } = await this.#load(env, name);
    const { customerId } = payment;
    const isOpen = payment.status === 'pending' && payment.channel === 'account' && !session.account_is_fixed;
    if (!isOpen || customerId === null) throw tooLate('No account can be chosen for this payment now.');
    const bank = (await this.institutions(env, name)).find(({ id }) => id === institutionId);
    const method = bank?.methods.find(({ type }) => authMethod === null || type === authMethod);
    if (!method) {
      throw validationError([
        { field: 'institution', message: 'institution must be a bank of the list, with a method' },
      ]);
    }
    return this.#deps.linking.start(env, { customerId, institutionId, authMethod: method.type });
  }

  /** The account that a login has linked is to pay. @throws Refusal 409 without one, 400 when it cannot be debited. */
  async choose(env: Environment, name: string, token: unknown): Promise<CheckoutView> {
    await this.#load(env, name);
    const accountId = await this.#deps.linking.linkedBy(env, token);
    if (accountId === null) throw tooLate('Log in to your bank and choose an account first.');
    return this.chooseLinked(env, name, accountId);
  }

  /** The same for an account that is linked already. @throws Refusal 404, 400 when it cannot be debited. */
  async chooseLinked(env: Environment, name: string, accountId: string): Promise<CheckoutView> {
    const { db, records } = this.#deps;
    const { payment, session } = await this.#load(env, name);
    if (!session.account_is_fixed) {
      const { chosen } = await chosenAccount(this.#deps, env, accountId);
      await db.transaction().execute(async (tx) => {
        const locked = await records.lock(tx, env.id, payment.id);
        if (locked?.status !== 'pending') return;
        const account_sealed = this.#vault.sealAccount(env.id, payment.id, chosen);
        await store.change(tx, env.id, payment.id, { account_id: chosen.id, account_sealed });
      });
    }
    return this.look(env, name);
  }

  /**
   * The payer agrees, by what the bank asked. Taken once: whoever comes second sees what came of the first.
   * @throws Fault 503 when nothing could be sent; the session then waits for another authorisation.
   */
  async authorise(env: Environment, name: string, answer: string): Promise<CheckoutView> {
    const { authority, rails, settings } = this.#deps;
    const { payment, session, chosen } = await this.#load(env, name);
    if (payment.status !== 'pending') return this.look(env, name);
    if (payment.channel !== 'account' || !chosen) throw tooLate('Choose the account that is to pay first.');
    if (session.expires_at <= env.clock.now()) {
      await endUnpaid(this.#deps, env, payment.id, 'abandoned');
      return this.look(env, name);
    }
    if (!authority.challenge(env, chosen)) throw railUnavailable('nobody can ask the bank for an authorisation');
    if (!(await authority.isRight(env, chosen, answer))) return this.#wrong(env, name, payment.id);
    rails.movements.ready(env);
    const movementId = await this.#intend(env, payment.id, chosen);
    if (movementId !== null) {
      const state = await rails.movements.send(env, movementId, (await settings.of(env))['debit.wait']);
      if (state.status === 'voided') throw railUnavailable('the rail could not be reached');
    }
    return this.look(env, name);
  }

  cancel = async (env: Environment, name: string): Promise<CheckoutView> => {
    const { payment } = await this.#load(env, name);
    await endUnpaid(this.#deps, env, payment.id, 'cancelled');
    return this.look(env, name);
  };

  /** @returns the movement's id; null when another authorisation was first, or another account was chosen meanwhile. */
  #intend(env: Environment, paymentId: string, chosen: ChosenAccount): Promise<string | null> {
    const { db, records, rails, schedule } = this.#deps;
    return db.transaction().execute(async (tx) => {
      const payment = await records.lock(tx, env.id, paymentId);
      const session = await store.find(tx, env.id, paymentId);
      if (payment?.status !== 'pending' || session?.account_id !== chosen.id) return null;
      const { name, accountNumber, nipCode } = chosen.party;
      const movement = await rails.movements.intend(tx, env, {
        ...{ owner: 'one-time', ownerId: paymentId, direction: 'debit', amountMinor: payment.amountMinor },
        ...{ from: { name, accountNumber, nipCode }, to: SETTLEMENT_ACCOUNT },
        ...{ narration: payment.description ?? payment.reference, reference: payment.reference },
      });
      const { id: movementId, sessionId } = movement;
      const changes = { accountId: chosen.id, payer: chosen.party, movementId, sessionId };
      if (!(await records.transition(tx, env, paymentId, 'processing', changes))) {
        throw new Error('a locked payment has changed');
      }
      await schedule.drop(tx, env.id, ABANDON_TASK, paymentId);
      return movementId;
    });
  }

  async #wrong(env: Environment, name: string, paymentId: string): Promise<CheckoutView> {
    const left = await this.#deps.db.transaction().execute(async (tx) => {
      const payment = await this.#deps.records.lock(tx, env.id, paymentId);
      const session = await store.find(tx, env.id, paymentId);
      if (payment?.status !== 'pending' || !session) return 0;
      const wrong_answers = session.wrong_answers + 1;
      await store.change(tx, env.id, paymentId, { wrong_answers });
      if (wrong_answers >= WRONG_MOST) await fail(this.#deps, tx, env, paymentId, { message: WRONG_TOO_OFTEN });
      return WRONG_MOST - wrong_answers;
    });
    return this.look(env, name, `That was not right. You have ${left} more ${left === 1 ? 'try' : 'tries'}.`);
  }

  async #load(env: Environment, name: string): Promise<Loaded> {
    const payment = await this.#deps.records.find(env.id, name);
    const session = payment && (await store.find(this.#deps.db, env.id, payment.id));
    if (!payment || !session) throw unknownPayment();
    return { payment, session, chosen: this.#vault.account(env.id, session) };
  }
}

const tooLate = (message: string): Refusal => new Refusal('checkout.out_of_turn', { status: 409, message });
