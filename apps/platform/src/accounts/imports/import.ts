import type { StatementReport } from '../../connectors/connector.ts';

/** What came of an import. `rows` were read: `accepted` of them are transactions, the others are in `rejected`. */
export interface ImportReport extends StatementReport {
  /** Not held before. */
  added: number;
  /** Held already: `accepted` without `added`. */
  duplicates: number;
}

/** A statement file that was taken into an account. */
export interface StatementImport {
  id: string;
  /** Of the file, hex. */
  sha256: string;
  report: ImportReport;
  createdAt: Date;
  /** Null while it stands. */
  undoneAt: Date | null;
}
