import { randomUUID } from 'node:crypto';

/** A refusal in the authority's words: `publicMessage` is all that it tells, `reasons` are kept for its help desk. */
export class AuthorityError extends Error {
  override readonly name = 'AuthorityError';
  readonly status: number;
  readonly handler: Handler;
  readonly reasons: readonly string[];
  readonly id = randomUUID();

  constructor(status: number, handler: Handler, publicMessage: string, reasons: readonly string[] = []) {
    super(publicMessage);
    this.status = status;
    this.handler = handler;
    this.reasons = reasons;
  }
}

type Handler = 'invoice_actions' | 'entity_actions' | 'handler';

/** Said of every document that is not taken, a duplicate included: nobody can tell which it was. */
const INDISTINCT =
  'validation failed: we are unable to process your request. also confirm this is not a duplicate request';

export const notTaken = (reasons: readonly string[]): AuthorityError =>
  new AuthorityError(400, 'invoice_actions', INDISTINCT, reasons);
export const wrongIrn = (reasons: readonly string[]): AuthorityError =>
  new AuthorityError(400, 'invoice_actions', 'irn validation failed', reasons);
export const wrongKey = (): AuthorityError => new AuthorityError(401, 'handler', 'unable to validate api key');
export const noRoute = (): AuthorityError => new AuthorityError(404, 'handler', 'no route found');
export const noInvoice = (): AuthorityError => new AuthorityError(404, 'invoice_actions', 'invoice not found');
export const broken = (): AuthorityError => new AuthorityError(500, 'handler', 'something went wrong');

export const success = (code: 200 | 201, data: unknown = { ok: true }) => ({ code, data });

/** The details say no more than the public message: what was wrong is asked for by the id. */
export const failure = ({ status, handler, message, id }: AuthorityError) => ({
  code: status,
  data: null,
  message: 'error has occurred',
  error: { id, handler, details: `an error occurred in ${handler}`, public_message: message },
});
