/** The envelope of calls that act on a mandate. Source: payments contract, 1.1. */
import { Refusal } from '@kente/kit/errors';

export interface ActionContext {
  /** The environment's time. */
  at: Date;
  /** What `documentation` begins with. */
  docsBase: string;
}

/** Pause, cancel and reinstate say `success`, balance and debit `successful`, one that is not finished `processing`. */
export type ActionStatus = 'success' | 'successful' | 'processing';

export interface ActionBody {
  status: ActionStatus | 'failed';
  response_code: string;
  message: string;
  timestamp: string;
  timestamps: string;
  documentation: string;
  data: unknown;
}

export function actionBody(
  { at, docsBase }: ActionContext,
  {
    status,
    code,
    message,
    data = null,
  }: { status: ActionBody['status']; code: string; message: string; data?: unknown },
): ActionBody {
  return { ...{ status, response_code: code, message }, ...stamps(at, docsBase, code), data };
}

/** @param code what `response_code` says; the HTTP status unless told otherwise. */
export function actionRefusal(
  { at, docsBase }: ActionContext,
  {
    http,
    message,
    code = String(http),
    headers = {},
  }: {
    http: number;
    message: string;
    code?: string;
    headers?: Readonly<Record<string, string>>;
  },
): Refusal {
  const extra = { response_code: code, ...stamps(at, docsBase, code) };
  return new Refusal(`payments.action.${code}`, { status: http, message, headers, extra });
}

function stamps(at: Date, docsBase: string, code: string) {
  const timestamp = at.toISOString();
  return { timestamp, timestamps: timestamp, documentation: `${docsBase}/error-codes/${code}` };
}
