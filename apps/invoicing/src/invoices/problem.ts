/** What is wrong with one field of a document, in a code for programs and a sentence for people. */
export interface Problem {
  /** The document's own name: `invoice_line[0].hsn_code`. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly message: string;
}

export type ProblemCode =
  | 'required'
  | 'invalid'
  | 'too_long'
  | 'too_many'
  | 'too_large'
  | 'negative'
  | 'mismatch'
  | 'duplicate'
  | 'before_issue'
  | 'irn_invalid'
  | 'irn_number_mismatch'
  | 'irn_service_id_mismatch'
  | 'irn_date_mismatch';

export const problem = (field: string, code: ProblemCode, message: string): Problem => ({ field, code, message });
