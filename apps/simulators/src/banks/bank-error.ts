/** A refusal in the bank's own words; the server turns it into `{code, message, …}`. */
export class BankError extends Error {
  override readonly name = 'BankError';
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export const unavailable = (): BankError =>
  new BankError(503, 'unavailable', 'Our service is not available at the moment.');
