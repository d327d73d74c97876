import type { CountryCode } from '../people/countries.ts';

/** How a bank words its statements. */
export type Style =
  | 'gtbank'
  | 'zenith'
  | 'access'
  | 'uba'
  | 'firstbank'
  | 'opay'
  | 'kuda'
  | 'sterling'
  | 'polaris'
  | 'nigeria'
  | 'kenya'
  | 'mpesa'
  | 'ghana'
  | 'momo'
  | 'south-africa'
  | 'telco';

/**
 * What a row's id is worth at this bank.
 * `stable`: given once, kept for ever. `reissued`: the row gets another id when it posts. `recycled`: a counter that
 * starts again each month. `none`: the bank gives no ids.
 */
export type IdStyle = 'stable' | 'reissued' | 'recycled' | 'none';

/** What a bank asks after the first form. */
export type ChallengeType = 'otp' | 'question' | 'token' | 'captcha' | 'ussd' | 'face' | 'approval';

export interface Bank {
  slug: string;
  name: string;
  country: CountryCode;
  /** Six digits that stand at the front of a NIP session id; the clearing code elsewhere. */
  code: string;
  /** Three digits that the NUBAN check digit is made with; null where numbers have none. */
  nubanCode: string | null;
  style: Style;
  ids: IdStyle;
  /** False: the bank tells days only, never the time. */
  tellsTime: boolean;
  /** Holds investments. */
  investment: boolean;
  /** The account number is the phone. */
  phoneIsNumber: boolean;
  /** By method; what the directory writes as "then …". */
  followUps: Readonly<Record<string, readonly ChallengeType[]>>;
  /** Methods whose consent ends with the first complete read, `(r)` in the directory. */
  singleRead: readonly string[];
}
