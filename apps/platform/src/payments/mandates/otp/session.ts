/** What may become of a session in which a mandate is authorised by a one-time code. Source: payments contract, 5.6. */
import { MINUTE_MS } from '@kente/kit/clock';

/** From the first code that was sent. */
export const CODE_LIVES_MS = 10 * MINUTE_MS;
const WRONG_AT_MOST = 3;
/** A code may be asked for again, but not for ever: each one is a new chance to guess. */
const SENT_AT_MOST = 3;

export interface OtpSession {
  id: string;
  mandateId: string;
  /** Keyed hash of the code that was sent last. */
  codeHash: Buffer | null;
  sends: number;
  wrongTries: number;
  expiresAt: Date | null;
}

/** Nothing more can come of it. */
export function isOver({ wrongTries, expiresAt }: OtpSession, now: Date): boolean {
  return wrongTries >= WRONG_AT_MOST || (expiresAt !== null && expiresAt <= now);
}

export const maySend = (session: OtpSession, now: Date): boolean =>
  !isOver(session, now) && session.sends < SENT_AT_MOST;

export const OTP_METHODS = ['phone_number', 'email'] as const;
export type OtpMethod = (typeof OTP_METHODS)[number];

/** Enough for the owner to know it again: `0818***6496`, `ha***@adire.example`. */
export function masked(method: OtpMethod, address: string): string {
  if (method === 'phone_number') return `${address.slice(0, 4)}***${address.slice(-4)}`;
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 2)}***@${domain}`;
}

export interface OtpDestinations {
  session: string;
  methods: { type: OtpMethod; value: string }[];
}
