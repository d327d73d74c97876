/** The action envelope as an answer, and as a route declares it. Source: payments contract, 1.1. */
import { bare, type Reply } from '@kente/kit/http/reply';
import Type, { type TSchema } from 'typebox';
import { type ActionContext, type ActionStatus, actionBody } from '../action-envelope.ts';

export function actionReply(
  context: ActionContext,
  answer: { status: ActionStatus; code: string; message: string; data?: unknown; headers?: Record<string, string> },
): Reply {
  return bare(actionBody(context, answer), answer.headers ? { headers: answer.headers } : {});
}

const Timestamp = Type.String({ format: 'date-time' });

/** A success of this envelope, for a route's `responses`. */
export const action = (data: TSchema, status: ActionStatus = 'successful'): TSchema =>
  envelope(
    status === 'success' ? Type.Literal(status) : Type.Union([Type.Literal(status), Type.Literal('processing')]),
    data,
  );

/** A refusal of this envelope. */
export const actionFailure: TSchema = envelope(Type.Literal('failed'), Type.Null());

function envelope(status: TSchema, data: TSchema): TSchema {
  return Type.Object(
    {
      ...{ status, response_code: Type.String(), message: Type.String() },
      ...{ timestamp: Timestamp, timestamps: Timestamp, documentation: Type.String(), data },
    },
    { additionalProperties: false },
  );
}
