import { day } from '../format.ts';
import { words } from '../words.ts';
import type { AuthoriseView } from './wire.ts';

/** Lagos is an hour ahead of UTC all year. */
const ZONE = 'Africa/Lagos';

/** A moment in the payer's words: `Monday 9 February, 10:00`. */
export function moment(at: string): string {
  const date = new Date(at);
  const on = { weekday: 'long', day: 'numeric', month: 'long', timeZone: ZONE } as const;
  const time = { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE } as const;
  return `${new Intl.DateTimeFormat(words.locale, on).format(date)}, ${new Intl.DateTimeFormat(words.locale, time).format(date)}`;
}

const PERIODS: Readonly<Record<string, string>> = {
  daily: 'every day',
  weekly: 'every week',
  'bi-weekly': 'every two weeks',
  monthly: 'every month',
  yearly: 'every year',
};

/** How often a fixed mandate is debited: `every month`, `every 10 days`. */
export function period(frequency: string, interval: number | null): string {
  if (interval === null) return PERIODS[frequency] ?? frequency;
  return interval === 1 ? `every ${frequency.replace(/s$/, '')}` : `every ${interval} ${frequency}`;
}

type Ended = NonNullable<AuthoriseView['ended']>;

export const text = {
  welcome: (business: string) => `Allow ${business} to debit your account`,
  intro: (business: string) => `${business} asks for your permission to collect from your bank account:`,
  upTo: (amount: string) => `up to ${amount} in all`,
  each: (amount: string, how: string) => `${amount} ${how}`,
  what: 'For',
  amount: 'Amount',
  first: 'First debit',
  firstOf: (date: string, amount: string | null) => (amount ? `${amount} on ${date}` : date),
  when: 'Valid',
  between: (start: string, end: string) => `${day(start)} – ${day(end)}`,
  fee: 'Fees',
  feeYours: 'Added to each debit',
  feeTheirs: (business: string) => `Paid by ${business}`,
  sweep: 'If the account you choose has too little, other accounts that you add later may be debited.',
  end: (business: string) => `You can have this ended at any time: ask ${business} or your bank.`,
  fifty: 'You approve it with a transfer of ₦50 from your account, so that nobody else can.',
  agree: 'Continue',

  bank: 'Which bank is your account with?',
  number: (bank: string) => `Your ${bank} account`,
  numberLabel: 'Account number (10 digits)',
  typeLegend: 'Kind of account',
  types: { personal: 'Personal', business: 'Business' },
  small: (bank: string) =>
    `${bank}’s app cannot send less than ₦100. You will have to send exactly ₦50, so use ${bank}’s website or a branch, or choose an account at another bank.`,

  identity: 'Confirm who you are',
  identityHint: 'Your BVN shows that the account is yours. It is not used for anything else.',
  bvn: 'BVN (11 digits)',
  bvnHelp: 'To see your BVN, dial *565*0# from the phone number that your bank knows.',
  birthDate: 'Date of birth',
  code: 'Enter the code',
  codeHint: 'We have sent a one-time code to the phone number of your BVN.',
  codeLabel: 'One-time code',
  sandboxCode: 'In the sandbox no message is sent. The code is 123456.',

  transfer: 'Send ₦50 to approve',
  transferText: (bank: string, tail: string) =>
    `From your ${bank} account ending in ${tail}, send exactly ₦50 to one of these accounts. Another amount or another account does not count.`,
  transferTo: 'Send ₦50 to any one of these',
  number10: (bank: string) => `account number at ${bank}`,
  seen: 'Waiting for your transfer. This page goes on by itself.',
  smallAgain: (bank: string) =>
    `${bank}’s app cannot send less than ₦100. Use ${bank}’s website or a branch to send exactly ₦50.`,
  windowText: 'When the time is up, the permission is cancelled and you need a new link.',
  sandboxTransfer: 'The payer transfers ₦50',
  sandboxText: 'No bank is contacted here. This stands for the transfer:',

  waiting: 'Your bank is checking',
  waitingText: 'This takes a few minutes. This page goes on by itself. You may also close it.',
  waitingStatus: 'Waiting for your bank…',

  approved: 'Approved',
  alreadyApproved: 'You have approved this already',
  approvedText: (business: string) => `${business} may now collect from your account, as you have agreed.`,
  readyNow: 'The first debit may come from now on.',
  readyAt: (at: string) => `The first debit may come from ${at} (Lagos time). Nothing is taken before that.`,

  ended: {
    late: ['The time is up', 'The permission was not approved in time, so it was cancelled. Nothing was debited.'],
    cancelled: ['This permission was cancelled', 'It cannot be used any more. Nothing will be debited.'],
    rejected: ['Your bank has said no', 'The bank did not accept this permission. Nothing was debited.'],
    expired: ['This permission has ended', 'Its last day is over. Nothing will be debited any more.'],
  } satisfies Record<Ended, [string, string]> as Record<Ended, [string, string]>,
  next: (business: string) => `If you still want to go on, ask ${business} for a new link.`,

  left: 'You have left',
  leftText: 'Nothing was approved. You can come back with the same link.',
  comeBack: 'Go on after all',
  leave: {
    title: 'Leave without approving?',
    text: 'You can come back with the same link while it is valid.',
    leave: 'Leave',
    stay: 'Stay',
  },
};
