import { createHash } from 'node:crypto';
import { COUNTRIES } from '../people/countries.ts';
import { internationalPhone } from '../people/person.ts';
import type { CustomPersona } from '../personas/custom-schema.ts';
import type { Bank, ChallengeType } from './bank.ts';
import { BankError, unavailable } from './bank-error.ts';
import { drawCaptcha } from './captcha.ts';
import { CAPTCHA_WORD, happensElsewhere, isRight, POLLS_UNTIL_DONE, WRONG_ANSWERS_MAX } from './challenges.ts';
import type { SignInSession } from './token.ts';

/** The rules of signing in to a simulated bank. Pure: what goes wrong is thrown as the bank would say it. */

export interface Field {
  name: string;
  value: string;
}

export interface Login {
  user: string;
  fault: string;
  custom: { digest: string; persona: CustomPersona } | null;
  pending: readonly ChallengeType[];
}

/** What a password does, and when it is felt: at the form, as a question, or when data is read. */
const ASKING: Readonly<Record<string, ChallengeType>> = {
  pass_otp: 'otp',
  pass_question: 'question',
  pass_token: 'token',
  pass_captcha: 'captcha',
};
const WHEN_READING = [
  'pass_partial_balance',
  'pass_partial_transactions',
  'pass_unavailable',
  'pass_fault',
  'pass_reauth',
  'pass_slow',
];

/**
 * Reads a filled-in form. Forms differ, so it goes by what was typed: a `user_…` word names the persona wherever it
 * stands, else the first field is the person; whichever other field holds a `pass_…` word orders a fault.
 */
export async function readLogin(bank: Bank, method: string, fields: readonly Field[]): Promise<Login> {
  const named = fields.find(({ value }) => value.trim().startsWith('user_'));
  const who = named ?? fields.find(({ value }) => !value.trim().startsWith('pass_'));
  const typed = who?.value.trim() ?? '';
  if (!who || typed === '') {
    throw new BankError(422, 'invalid_field', 'Enter your login details.', { field: fields[0]?.name ?? 'username' });
  }
  const others = fields.filter((field) => field !== who);
  const captcha = others.find(({ name }) => name === 'captcha');
  if (captcha && captcha.value.trim().toLowerCase() !== CAPTCHA_WORD) {
    const picture = drawCaptcha(CAPTCHA_WORD);
    throw new BankError(401, 'wrong_captcha', 'The characters do not match the picture.', { picture });
  }
  const secrets = others.map(({ value }) => value.trim());
  const fault = secrets.find((value) => value.startsWith('pass_')) ?? '';
  refuse(fault);
  const user = bank.phoneIsNumber ? phoneUser(bank, who.name, typed) : typed;
  const custom = user === 'user_custom' ? await readCustom(secrets) : null;
  const asked = ASKING[fault];
  const then = bank.followUps[method] ?? [];
  const pending = asked === undefined || then.includes(asked) ? then : [asked, ...then];
  return {
    user: custom ? `user_custom:${custom.digest}` : user,
    fault: WHEN_READING.includes(fault) ? fault : '',
    custom,
    pending,
  };
}

function refuse(fault: string): void {
  if (fault === 'pass_wrong') throw new BankError(401, 'invalid_credentials', 'The user name or password is wrong.');
  if (fault === 'pass_locked') throw new BankError(423, 'account_locked', 'This account is locked. Visit a branch.');
  if (fault === 'pass_down') throw unavailable();
}

/** A persona's name, or a phone number of the country in its international form. */
function phoneUser(bank: Bank, field: string, typed: string): string {
  if (typed.startsWith('user_')) return typed;
  const country = COUNTRIES[bank.country];
  const phone = internationalPhone(typed, country);
  if (phone !== null) return phone;
  const example =
    bank.country === 'ke' ? '0712345678 or +254712345678' : `0${country.prefixes[0]}… or +${country.callingCode}…`;
  throw new BankError(422, 'invalid_field', `Enter a valid phone number, for example ${example}.`, { field });
}

async function readCustom(secrets: readonly string[]): Promise<NonNullable<Login['custom']>> {
  const text = secrets.find((value) => value.startsWith('{')) ?? secrets[0] ?? '';
  // Loaded when somebody needs it: the schema library takes as long to load as the rest of this process.
  const { parseCustomPersona } = await import('../personas/custom-schema.ts');
  const parsed = parseCustomPersona(text);
  if (!parsed.ok) throw new BankError(422, 'invalid_field', parsed.problem, { field: 'password' });
  const digest = createHash('sha256').update(JSON.stringify(parsed.persona)).digest('hex').slice(0, 24);
  return { digest, persona: parsed.persona };
}

/** What an answer makes of a session: the next one, and whether it was right, wrong or still awaited. */
export interface Judged {
  session: SignInSession;
  verdict: 'right' | 'wrong' | 'waiting';
}

/** @throws BankError 401 `too_many_wrong_answers` at the third wrong one. */
export function judge(session: SignInSession, answers: readonly string[], alwaysWrong: boolean): Judged {
  const [asked, ...rest] = session.pending;
  if (asked === undefined) return { session, verdict: 'right' };
  if (happensElsewhere(asked)) {
    const polls = session.polls + 1;
    if (polls < POLLS_UNTIL_DONE) return { session: { ...session, polls }, verdict: 'waiting' };
    return { session: { ...session, pending: rest, polls: 0, wrong: 0 }, verdict: 'right' };
  }
  if (answers.length === 0) return { session, verdict: 'waiting' };
  if (!alwaysWrong && answers.some((answer) => isRight(asked, answer))) {
    return { session: { ...session, pending: rest, polls: 0, wrong: 0 }, verdict: 'right' };
  }
  const wrong = session.wrong + 1;
  if (wrong >= WRONG_ANSWERS_MAX)
    throw new BankError(401, 'too_many_wrong_answers', 'Too many wrong answers. Start again.');
  return { session: { ...session, wrong }, verdict: 'wrong' };
}
