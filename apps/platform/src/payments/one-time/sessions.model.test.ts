import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OneTimeWorld, oneTimeWorld } from '../../testing/one-time-world.ts';

let world: OneTimeWorld;

beforeAll(async () => {
  world = await oneTimeWorld();
}, 60_000);
afterAll(() => world.platform.close());

type Step =
  | { do: 'authorise'; fault: null | 'decline:51' | 'code:09' | 'rail_down' }
  | { do: 'wrong' | 'cancel' | 'wait' | 'pay' | 'pay-other' };

/** What a session is, as simply as it can be said. */
interface Model {
  byTransfer: boolean;
  status: string;
  wrong: number;
  waitedMinutes: number;
}

const AFTER = { 'decline:51': 'failed', 'code:09': 'processing', rail_down: 'pending', none: 'successful' } as const;

function expected(model: Model, step: Step): void {
  if (step.do === 'wait') {
    model.waitedMinutes += 20;
    if (model.status === 'processing') model.status = 'successful';
    else if (model.status === 'pending' && model.waitedMinutes >= 30) model.status = 'abandoned';
    return;
  }
  if (model.status !== 'pending') return;
  if (step.do === 'cancel') model.status = 'cancelled';
  if (step.do === 'pay' && model.byTransfer) model.status = 'successful';
  if (model.byTransfer) return;
  if (step.do === 'authorise') model.status = AFTER[step.fault ?? 'none'];
  if (step.do === 'wrong') {
    model.wrong += 1;
    if (model.wrong === 3) model.status = 'failed';
  }
}

async function act(id: string, { status, byTransfer }: Model, step: Step): Promise<void> {
  switch (step.do) {
    case 'authorise':
      if (step.fault !== null && status === 'pending' && !byTransfer) await world.fault(step.fault);
      await world.authorise(id);
      return;
    case 'wrong':
      await world.authorise(id, { value: '9999' });
      return;
    case 'cancel':
      await world.page('POST', `/checkout/api/payments/${id}/cancel`);
      return;
    case 'wait':
      await world.advance('20m');
      return;
    case 'pay':
    case 'pay-other':
      await world.transfer(id, step.do === 'pay' ? {} : { amount: 31_000 });
  }
}

const authorising = fc.constantFrom(null, null, 'decline:51' as const, 'code:09' as const, 'rail_down' as const);
const steps: fc.Arbitrary<Step> = fc.oneof(
  authorising.map((fault) => ({ do: 'authorise' as const, fault })),
  fc.constantFrom('wrong', 'cancel', 'wait', 'pay', 'pay-other').map((what) => ({ do: what }) as Step),
);

test('whatever a payer does in whatever order, a session ends as the model says, is told once, and every kobo is accounted for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(steps, { minLength: 1, maxLength: 6 }), async (byTransfer, doings) => {
      await world.renew();
      const model: Model = { byTransfer, status: 'pending', wrong: 0, waitedMinutes: 0 };
      const more = byTransfer ? { method: 'transfer' } : { account: await world.linkedAccount() };
      const { id } = await world.started(more);
      for (const step of doings) {
        await act(id, model, step);
        expected(model, step);
        expect((await world.shown(id)).status, JSON.stringify(doings)).toBe(model.status);
      }
      await world.platform.until('returns', async () => (await world.balance('refund.in_transit')) === 0n);
      const isOver = model.status !== 'pending' && model.status !== 'processing';
      const told = (await world.events()).map(({ event }) => event);
      expect(told).toEqual(isOver ? [`direct_debit.payment_${model.status}`] : []);
      const taken = (await world.balance('rail.clearing:')) - (await world.balance('bank.settlement'));
      expect(taken).toBe(model.status === 'successful' ? 500_000n : 0n);
      // Pending, or in the payout of a day that ended meanwhile.
      expect(await world.balance('merchant.')).toBe(model.status === 'successful' ? 493_500n : 0n);
    }),
    { numRuns: 20 },
  );
}, 60_000);
