/** What an account holds, asked of the bank by a mandate on it, for a price. Source: payments contract, 6. */
import { Refusal } from '@kente/kit/errors';
import { newToken } from '@kente/kit/ids';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Billing } from '../../billing/index.ts';
import { type Rail, railUnavailable, textOf } from '../../rails/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { type ActionContext, actionRefusal } from '../action-envelope.ts';
import { type Mandate, type Mandates, whyNotUsable, wireId } from '../mandates/index.ts';
import type { PartyAccount } from '../records/index.ts';
import { readAmount } from './amount.ts';

export interface BalanceInquiry {
  /**
   * Live: the price is held before the bank is asked, earned with the answer, and given back when there is none.
   * @param amount kobo, as it was written; undefined: how much there is. @throws Refusal 404 with code 50, 402, 400 for an
   * amount that is none, for a mandate that may not be used and for what the bank refuses, Fault 503 when it cannot be asked.
   */
  ask(env: Environment, id: string, amount: string | undefined, recordedAs: RecordedAs): Promise<Inquired>;
  /** Paid for already, and the answer was lost: the bank is asked once more. @param record as `ask` recorded it. @throws as `ask`. */
  again(env: Environment, record: string): Promise<Inquired>;
}

export interface Inquired {
  context: ActionContext;
  /** `mmc_…`. */
  mandate: string;
  account: PartyAccount;
  availableMinor: bigint;
  /** What was asked about; null: how much there is. */
  amountMinor: bigint | null;
}

export interface BalanceInquiryDeps {
  mandates: Pick<Mandates, 'get' | 'actionContext'>;
  billing: Pick<Billing, 'metered'>;
  rail: Pick<Rail, 'balance'>;
}

/** What a repeated call is answered from after a crash. */
export const INQUIRY_KIND = 'balance-inquiry';
const WALLET_EMPTY = 402;

export function createBalanceInquiry({ mandates, billing, rail }: BalanceInquiryDeps): BalanceInquiry {
  /** Under the same key it is charged once, however often the bank is asked. */
  const ask = async (
    env: Environment,
    question: Question,
    { mandate, context }: { mandate: Mandate; context: ActionContext },
    recordedAs: RecordedAs,
  ): Promise<Inquired> => {
    const { account, nibssCode } = mandate;
    const why = whyNotUsable(mandate, env.clock.now());
    if (why !== null || account === null) {
      throw actionRefusal(context, { http: 400, message: why ?? 'This mandate is not ready for debit' });
    }
    const { amountMinor } = question;
    const price = amountMinor === null ? 'balance_read' : 'balance_check';
    const call = {
      ...({ key: question.key, product: price, fees: 'balance_inquiry', subject: question.mandate } as const),
      alongside: (tx: Parameters<RecordedAs>[0]) => recordedAs(tx, { kind: INQUIRY_KIND, id: written(question) }),
    };
    const work = async (): Promise<bigint> => {
      const answer = await rail.balance(env, account, nibssCode);
      if (answer.kind === 'unavailable') throw railUnavailable(answer.why);
      if (answer.kind === 'answered') return answer.availableMinor;
      throw actionRefusal(context, { http: 400, code: answer.code, message: textOf(answer.code) });
    };
    const availableMinor = await billing.metered(env, call, work).catch((error: unknown) => {
      throw inThisEnvelope(context, error);
    });
    return { context, mandate: question.mandate, account, availableMinor, amountMinor };
  };
  const found = async (env: Environment, id: string) => ({
    mandate: await mandates.get(env, id),
    context: await mandates.actionContext(env),
  });

  return {
    async ask(env, id, amount, recordedAs) {
      const about = await found(env, id);
      const key = `balance:${newToken()}`;
      const question = { mandate: wireId(about.mandate.id), amountMinor: readAmount(amount), key };
      return ask(env, question, about, recordedAs);
    },
    async again(env, record) {
      const question = readQuestion(record);
      return ask(env, question, await found(env, question.mandate), async () => {});
    },
  };
}

/** What is kept of a call that was paid: enough to ask it again. */
interface Question {
  mandate: string;
  amountMinor: bigint | null;
  /** Of the charge. */
  key: string;
}

const written = ({ mandate, amountMinor, key }: Question): string => `${mandate} ${amountMinor ?? 'all'} ${key}`;

function readQuestion(text: string): Question {
  const [mandate = '', amount = '', key = ''] = text.split(' ');
  return { mandate, amountMinor: amount === 'all' ? null : BigInt(amount), key };
}

const inThisEnvelope = (context: ActionContext, error: unknown): unknown =>
  error instanceof Refusal && error.status === WALLET_EMPTY
    ? actionRefusal(context, { http: WALLET_EMPTY, message: error.message })
    : error;
