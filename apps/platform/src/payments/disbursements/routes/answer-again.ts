import { ok } from '@kente/kit/http/reply';
import type { Idempotency } from '../../../api/idempotency/index.ts';
import { type Disbursements, MESSAGES } from '../index.ts';
import { addedOnWire, itemOnWire, orderMade, sourceOnWire } from '../wire.ts';

/** Keys of calls that a crash cut short are answered from what they made. */
export function answerAgain(idempotency: Pick<Idempotency, 'rebuild'>, face: Disbursements): void {
  const parts = (id: string): [string, string] => {
    const [first = '', second = ''] = id.split(' ');
    return [first, second];
  };
  idempotency.rebuild('source-account', async (env, id) => {
    const made = await face.sources.get(env, id);
    return ok({ id, mandate_activation_url: face.sources.activationUrl(made) }, MESSAGES.sourceCreated);
  });
  idempotency.rebuild('source-account.changed', async (env, id) =>
    ok(sourceOnWire(await face.sources.get(env, id), env.clock.now()), MESSAGES.sourceChanged),
  );
  idempotency.rebuild('disbursement', async (env, id) =>
    ok(orderMade((await face.get(env, id)).order), MESSAGES.received),
  );
  idempotency.rebuild('disbursement.transition', async (_env, record) => {
    const [id, status] = parts(record);
    return ok({ status, id }, MESSAGES.transition);
  });
  idempotency.rebuild('disbursement.distributions', async (env, record) => {
    const [id, call] = parts(record);
    const valid = await face.addedBy(env.id, id, call);
    return ok(addedOnWire(env.id, { valid, invalid: [] }), MESSAGES.added);
  });
  idempotency.rebuild('distribution', async (env, record) => {
    const [id, itemId] = parts(record);
    return ok(itemOnWire(await face.item(env.id, id, itemId)), MESSAGES.itemChanged);
  });
}
