import type { ChallengeType } from './bank.ts';
import { drawCaptcha } from './captcha.ts';

/** What a bank asks after the form, as it goes over the wire. */
export interface Challenge {
  type: ChallengeType;
  title: string;
  hint: string;
  /** PNG, base64. */
  picture?: string;
  steps?: readonly string[];
  /** A text that the person will want to copy. */
  copy?: string;
}

export const CAPTCHA_WORD = 'kente';

/** The right answer; `null` where the person does something elsewhere instead of typing. */
const RIGHT: Readonly<Record<ChallengeType, string | null>> = {
  otp: '123456',
  ussd: '123456',
  token: '654321',
  question: 'lagos',
  captcha: CAPTCHA_WORD,
  face: null,
  approval: null,
};

/** How often a page may ask before the person has shown their face or pressed "approve". */
export const POLLS_UNTIL_DONE = 2;
export const WRONG_ANSWERS_MAX = 3;

export function isRight(type: ChallengeType, answer: string): boolean {
  const right = RIGHT[type];
  return right !== null && answer.trim().toLowerCase() === right;
}

export const happensElsewhere = (type: ChallengeType): boolean => RIGHT[type] === null;

/** The mailbox that the simulated statement goes to. */
const MAILBOX = 'statements@mail.example';

export function challengeOf(type: ChallengeType, bankName: string): Challenge {
  switch (type) {
    case 'otp':
      return { type, title: 'Enter the code', hint: `6-digit code that ${bankName} sent to your phone` };
    case 'token':
      return { type, title: 'Enter your token', hint: '6-digit code of your hardware or app token' };
    case 'question':
      return { type, title: 'Answer your security question', hint: 'In which city were you born?' };
    case 'captcha':
      return {
        type,
        title: 'Type what you see',
        hint: 'Characters in the picture',
        picture: drawCaptcha(CAPTCHA_WORD),
      };
    case 'face':
      return {
        type,
        title: 'Show your face',
        hint: '',
        steps: [
          `Open the ${bankName} app on your phone`,
          'Tap the notification',
          'Hold the phone in front of your face',
        ],
      };
    case 'approval':
      return {
        type,
        title: 'Approve in your app',
        hint: '',
        steps: [`Open the ${bankName} app on your phone`, 'Tap "Approve" on the message that asks for access'],
      };
    case 'ussd':
      return {
        type,
        title: 'Request your M-PESA statement',
        hint: '6-digit code from the SMS',
        steps: [
          'Dial *334# on the phone with this number',
          'Choose My Account, then M-PESA Statement',
          'Choose Request Statement, then Full Statement, then Last 12 Months',
          `Enter ${MAILBOX} and confirm it`,
          'Enter your M-PESA PIN, on the phone only',
          'Type the code that comes by SMS below',
        ],
        copy: MAILBOX,
      };
  }
}
