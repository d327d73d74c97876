import type { Rule } from '../eligibility/index.ts';

export const LISTS = ['allow', 'deny'] as const;
export type ListName = (typeof LISTS)[number];

/** A rule as it stands in a list of an environment (`accountId` null), or of one of its accounts. */
export interface StoredRule extends Rule {
  readonly id: string;
  readonly accountId: string | null;
  readonly list: ListName;
  readonly note: string | null;
  /** Id of the credential. */
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** Both lists of one level. */
export type Lists = Readonly<Record<ListName, readonly StoredRule[]>>;

/** What somebody asks for: lists that are not given are left as they are. */
export interface WantedLists {
  readonly allow?: readonly Rule[] | undefined;
  readonly deny?: readonly Rule[] | undefined;
  /** `merge` adds to what is there, `replace` puts these in its place. */
  readonly mode: 'merge' | 'replace';
}

/** What tells one rule of a list from another: the same rule twice is one. */
export const contentOf = ({ field, op, value }: Rule): string => JSON.stringify([field, op, value]);

/** Of which level: the environment's own rules (`accountId` null), or those of one account. */
export interface Level {
  /** Ours. */
  readonly accountId: string | null;
}

/** The lists of one level as they stand. */
export interface StandingLists extends Level {
  readonly version: number;
  readonly allow: readonly StoredRule[];
  readonly deny: readonly StoredRule[];
  /** Distinct rules that apply at this level: with an account, the environment's too. */
  readonly effective: { readonly allow: number; readonly deny: number };
}
