/** Something that the ledger's rules do not allow: a row was changed, taken out or put in behind its back. */
export interface LedgerProblem {
  kind: /** Debits and credits of the transaction differ. */
    | 'unbalanced'
    /** The transaction's row and its entries do not belong together: one of them is gone or was changed. */
    | 'transaction'
    /** The entry does not follow from the one before it: hash, number, time or running balance. */
    | 'chain'
    /** The account's head is not its last entry. */
    | 'head'
    /** The account is not as the chart has it, or below its floor. */
    | 'account';
  /** Key of the transaction, or account and sequence. */
  where: string;
}
