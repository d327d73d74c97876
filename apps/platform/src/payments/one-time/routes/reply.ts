import { bare, ok, type Reply } from '@kente/kit/http/reply';
import { toWire } from '@kente/kit/money';
import type { Environment } from '../../../tenancy/index.ts';
import { requestId } from '../../identifiers.ts';
import type { Initiated } from '../index.ts';

const INITIATED = 'Payment Initiated Successfully';

/** The answer of whichever call made the session. Source: payments contract, 4.1, 4.3, 4.4. */
export function initiatedReply(env: Environment, publicUrl: string, made: Initiated): Reply {
  const { payment, origin, institutionId, authMethod, redirectUrl } = made;
  const url = `${publicUrl}/checkout/${payment.sessionCode}`;
  const { reference, description } = payment;
  const [amount, at] = [toWire(payment.amountMinor), payment.createdAt.toISOString()];
  if (origin === 'directpay') {
    return ok({ id: `payment_${payment.sessionCode}`, reference, status: 'PENDING', mono_url: url }, INITIATED);
  }
  if (origin === 'legacy') {
    const { id, type } = payment;
    const meta = payment.meta ?? {};
    const about = { id: requestId(id), type, amount, description, reference, payment_link: url, meta };
    return bare({ ...about, created_at: at, updated_at: at });
  }
  return ok(
    {
      ...{ id: payment.sessionCode, mono_url: url, type: payment.type, method: payment.channel, amount, description },
      ...{ reference, customer: payment.customerId },
      ...(institutionId === null ? {} : { institution: institutionId }),
      ...(authMethod === null ? {} : { auth_method: authMethod }),
      ...(redirectUrl === null ? {} : { redirect_url: redirectUrl }),
      ...(payment.split === null ? {} : { split: payment.split }),
      ...{ created_at: at, updated_at: at, meta: payment.meta ?? {}, liveMode: env.mode === 'live' },
    },
    INITIATED,
  );
}
