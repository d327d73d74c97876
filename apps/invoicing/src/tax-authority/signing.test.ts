import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from './outcome.ts';
import { afterSigning, resolveUnknown } from './signing.ts';

const ok: Outcome<null> = { kind: 'ok', data: null };
const refused: Outcome<never> = { kind: 'refused', publicMessage: 'no', errorId: 'e1' };
const indistinct: Outcome<never> = { kind: 'duplicate_or_invalid', publicMessage: 'no', errorId: 'e1' };
const absent: Outcome<never> = { kind: 'not_found' };
const badKey: Outcome<never> = { kind: 'bad_credentials' };
const unknown: Outcome<never> = { kind: 'unknown', why: 'timeout' };
const away: Outcome<never> = { kind: 'unavailable', why: 'timeout' };
const anyOutcome = fc.constantFrom<Outcome<null>>(ok, refused, indistinct, absent, badKey, unknown, away);

test.each([refused, indistinct])('no refusal is reported before it was confirmed that nothing was signed', (signed) => {
  expect(afterSigning(signed, null)).toEqual({ do: 'confirm' });
  expect(afterSigning(signed, absent)).toEqual({ do: 'refuse', publicMessage: 'no', errorId: 'e1' });
  expect(afterSigning(signed, ok)).toEqual({ do: 'sign', earlier: true });
});

test.each([unknown, away, badKey])('a refusal that cannot be confirmed stays open', (confirmed) => {
  expect(afterSigning(indistinct, confirmed)).toEqual({ do: 'wait' });
});

test('what was not done leaves the invoice as it is', () => {
  expect(afterSigning(away, null)).toEqual({ do: 'give_up', timedOut: true });
  expect(afterSigning({ kind: 'unavailable', why: 'connection' }, null)).toEqual({ do: 'give_up', timedOut: false });
});

test('only a success or a confirmation signs, and only a plain no refuses', () => {
  fc.assert(
    fc.property(anyOutcome, fc.option(anyOutcome), (signed, confirmed) => {
      const decision = afterSigning(signed, confirmed);
      if (decision.do === 'sign') expect([signed.kind, confirmed?.kind]).toContain('ok');
      if (decision.do === 'refuse') expect(['not_found', 'refused']).toContain(confirmed?.kind);
    }),
  );
});

test('an unknown signature is never given up because the authority was away, and a no counts after two minutes', () => {
  for (const outcome of [away, unknown, badKey]) expect(resolveUnknown(outcome, 10 ** 9)).toBe('wait');
  expect(resolveUnknown(absent, 119_999)).toBe('wait');
  expect(resolveUnknown(absent, 120_000)).toBe('found_unsigned');
  expect(resolveUnknown(ok, 0)).toBe('found_signed');
});
