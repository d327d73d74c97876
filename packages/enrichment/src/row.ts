/** The countries whose banks' wording is known. */
export type Country = 'ng' | 'gh' | 'ke' | 'za';

/** A transaction as the engine sees it. Nothing here is ever changed by it. */
export interface Row {
  readonly id: string;
  /** As the bank printed it. */
  readonly narration: string;
  readonly credit: boolean;
  /** Minor units, never negative. */
  readonly amountMinor: bigint;
  /** The bank's calendar day, YYYY-MM-DD. */
  readonly day: string;
  /** After the row, minor units; null where the bank does not say. */
  readonly balanceMinor: bigint | null;
  /** Merchant category code (ISO 18245), four digits, where the source of a card row has one. */
  readonly mcc?: string | null;
}
