import { Refusal } from '@kente/kit/errors';
import type {
  Connector,
  FormElement,
  LinkAnswer,
  LinkContext,
  LinkedAccount,
  LinkInput,
  Step,
} from '../connectors/connector.ts';

/** What a person of the sandbox would type. */
export interface Login {
  user: string;
  password: string;
  /** Which account to take, where the bank shows several; the first one when absent. */
  accountNumber?: string;
}

/** The right answers to whatever a simulated bank asks. */
const ANSWERS = { OTP: '123456', SECURITY_QUESTION: 'lagos', TOKEN: '654321', CAPTCHA: 'kente' } as const;
const MOST_STEPS = 20;

/**
 * Links as a person would, through the connector's own steps, without a page.
 * @throws Refusal 400 with the bank's reason when the login does not end in a linked account.
 */
export async function walk(connector: Connector, context: LinkContext, login: Login): Promise<LinkedAccount> {
  let answer: LinkAnswer = await connector.next(context, { kind: 'start' }, null);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (answer.linked) return answer.linked;
    if (answer.step.kind === 'failed') throw refused(answer.step.message);
    // Whoever answers here knows no second answer.
    const error = 'error' in answer.step ? answer.step.error : undefined;
    if (answer.wrong || error !== undefined) throw refused(error ?? 'the answer was wrong');
    answer = await connector.next(context, inputFor(answer.step, login), answer.state);
  }
  throw refused('the bank asks without end');
}

function inputFor(step: Step, login: Login): LinkInput {
  switch (step.kind) {
    case 'form':
      return { kind: 'answer', values: loginValues(step.form, login) };
    case 'otp':
      return { kind: 'answer', values: sameFor(step.form, ANSWERS[step.mfa]) };
    case 'captcha':
      return { kind: 'answer', values: sameFor(step.form, ANSWERS.CAPTCHA) };
    case 'instructions':
      return step.form ? { kind: 'answer', values: sameFor(step.form, ANSWERS.OTP) } : { kind: 'poll' };
    case 'choose-accounts':
      return { kind: 'choose', accountNumber: login.accountNumber ?? step.accounts[0]?.accountNumber ?? '' };
    default:
      throw refused(`the bank asks for a ${step.kind}, which takes a person`);
  }
}

function sameFor(form: readonly FormElement[], value: string): Record<string, string> {
  return Object.fromEntries(form.map((element) => [element.name, value]));
}

/** The first field that is no secret says who it is; the others take the password, a captcha its word. */
function loginValues(form: readonly FormElement[], login: Login): Record<string, string> {
  const open = form.findIndex((element) => element.type === 'elements.input' && element.contentType !== 'password');
  return Object.fromEntries(
    form.map((element, index) => {
      if (index === Math.max(open, 0)) return [element.name, login.user];
      return [element.name, element.type === 'elements.captcha_input' ? ANSWERS.CAPTCHA : login.password];
    }),
  );
}

function refused(reason: string): Refusal {
  return new Refusal('sandbox.link_failed', {
    status: 400,
    message: `The simulated bank did not link this login: ${reason}`,
  });
}
