import { SECOND_MS } from '@kente/kit/clock';
import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';
import {
  BankUnavailable,
  type FailureCode,
  type LinkAnswer,
  type LinkContext,
  type LinkInput,
  type LinkState,
} from '../connectors/connector.ts';
import type { Environment } from '../tenancy/index.ts';
import type { ConnectDeps } from './deps.ts';
import type { Choice } from './institution-choice.ts';
import { failureOf, outcomeOf } from './judge.ts';
import type { NewLink } from './store.ts';
import { failedStep } from './wire-step.ts';

/** Longer than any bank is waited for: a connector that never answers must not hold a session. */
const ANSWER_WITHIN_MS = 90 * SECOND_MS;

const NOT_CONNECTED =
  'This way of linking is not connected here. Choose another one, such as uploading a bank statement.';

export interface Question {
  environment: Environment;
  choice: Choice;
  link: Pick<NewLink, 'account_id' | 'customer_id'>;
  input: LinkInput;
  state: LinkState;
}

/**
 * Asks the connector for the next step, outside of any transaction, and counts how the call ended. Never throws for
 * what the bank or the connector does; throws when our own database cannot be reached.
 */
export async function ask(deps: ConnectDeps, question: Question): Promise<LinkAnswer | { failure: FailureCode }> {
  const { environment, choice, input, state } = question;
  const connector = deps.connectors.forMethod(environment, choice.institution, choice.method.type);
  if (!connector) return { step: failedStep('institution_unavailable', NOT_CONNECTED), state: null };
  const context = await contextOf(deps, question);
  const answer = await inTime(connector.next(context, input, state)).catch((error: unknown) => {
    const failure = failureOf(error);
    // Our own database is gone: a 503, and the page tries again.
    if (failure === 'system_error' && isDatabaseUnavailable(error)) throw error;
    const level = failure === 'system_error' ? 'error' : 'warn';
    deps.log[level](
      { err: error, institution: choice.institution.slug, method: choice.method.type },
      'linking: no answer',
    );
    return { failure };
  });
  count(deps, question, answer);
  return answer;
}

async function contextOf(deps: ConnectDeps, { environment, choice, link }: Question): Promise<LinkContext> {
  const { institution, method } = choice;
  const renewed = link.account_id === null ? null : await deps.accounts.get(environment.id, link.account_id);
  return {
    environmentId: environment.id,
    mode: environment.mode,
    institution: {
      ...{ id: institution.id, slug: institution.slug, name: institution.name },
      ...{ country: institution.country, currency: institution.currency },
    },
    authMethod: method.type,
    form: method.form,
    loginTitle: method.title,
    ...(renewed ? { reauthorise: { accountNumber: renewed.accountNumber, currency: renewed.currency } } : {}),
    now: environment.clock.now(),
    ...(link.customer_id === null
      ? {}
      : { countKnown: countKnownFor(deps, environment, institution.id, link.customer_id) }),
  };
}

const countKnownFor =
  (
    { accounts }: ConnectDeps,
    { id }: Environment,
    institutionId: string,
    uploadedBy: string,
  ): NonNullable<LinkContext['countKnown']> =>
  (account, rows) =>
    accounts.countKnown(id, { ...account, institutionId, uploadedBy }, rows);

/** Showing the first form and looking whether something has happened say nothing about the bank, unless they fail. */
function count(
  deps: ConnectDeps,
  { environment, choice, input }: Question,
  answer: LinkAnswer | { failure: FailureCode },
): void {
  if (choice.method.type === 'statement_upload') return;
  const outcome = outcomeOf(answer);
  if (outcome === 'ok' && (input.kind === 'start' || input.kind === 'poll')) return;
  deps.institutions.recordOutcome(choice.institution.id, choice.method.type, outcome, environment.mode);
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new BankUnavailable(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
