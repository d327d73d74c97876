import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterSigning, resolveUnknown } from './signing.ts';
import type { TaxAuthority } from './tax-authority.ts';

/** What the suite needs to know of an authority to try it. */
export interface AuthorityHarness {
  /** Its calls end after a second at most. */
  authority: TaxAuthority;
  /** A new, right document each time. */
  document(): { irn: string; reference: string; text: string };
  /** The same document with a total that does not add up. */
  spoilt(text: string): string;
  businessId: string;
  /** Lets the next call whose path has `call` in it fail in this way, as `x-simulate` words it. */
  strike(call: string, fault: string): Promise<void>;
  close?(): Promise<void>;
}

const LATE = ['timeout:after_commit', 'reset:after_commit', 'garbage:after_commit', 'unavailable:after_commit'];

/** The suite that every tax authority must pass. */
export function describeTaxAuthority(name: string, open: () => Promise<AuthorityHarness>): void {
  describe(`${name} keeps the promises of a tax authority`, () => {
    let harness: AuthorityHarness;
    beforeAll(async () => {
      harness = await open();
    });
    afterAll(() => harness.close?.());

    describe('validating', () => validatingPromises(() => harness));
    describe('signing', () => signingPromises(() => harness));
    describe('signing without an answer', () => silencePromises(() => harness));
    describe('what follows', () => followingPromises(() => harness));
  });
}

function validatingPromises(given: () => AuthorityHarness): void {
  test('takes a right IRN, and refuses one of another business with its public message and an error id', async () => {
    const { authority, document, businessId } = given();
    const { irn, reference: invoiceReference } = document();
    expect(await authority.validateIrn({ irn, invoiceReference, businessId })).toEqual({ kind: 'ok', data: null });
    const foreign = irn.replace(/-.{8}-/, '-XXXXXXXX-');
    const refused = await authority.validateIrn({ irn: foreign, invoiceReference, businessId });
    expect(refused).toMatchObject({ kind: 'refused', publicMessage: 'irn validation failed' });
    expect(refused).toHaveProperty('errorId', expect.stringMatching(/^[0-9a-f-]{36}$/));
  });

  test('takes a right document as often as it is asked, and signs nothing by that', async () => {
    const { authority, document } = given();
    const { irn, text } = document();
    for (const _ of [1, 2]) expect(await authority.validateInvoice(text)).toEqual({ kind: 'ok', data: null });
    expect(await authority.confirm(irn)).toEqual({ kind: 'not_found' });
  });

  test('refuses what does not add up in the words that it has for duplicates too', async () => {
    const { authority, document, spoilt } = given();
    const refused = await authority.validateInvoice(spoilt(document().text));
    expect(refused.kind).toBe('duplicate_or_invalid');
  });

  test('a server error while validating is overcome by asking again', async () => {
    const { authority, document, strike } = given();
    await strike('/invoice/validate', 'unavailable');
    expect((await authority.validateInvoice(document().text)).kind).toBe('ok');
  });

  test.each(['timeout', 'garbage'])(
    '%s while validating is told as unavailable, since nothing can have happened',
    async (fault) => {
      const { authority, document, strike } = given();
      await strike('/invoice/validate', fault);
      expect((await authority.validateInvoice(document().text)).kind).toBe('unavailable');
    },
  );
}

function signingPromises(given: () => AuthorityHarness): void {
  test('signs once; a second time is a refusal behind which the signature is found', async () => {
    const { authority, document } = given();
    const { irn, text } = document();
    const first = await authority.signInvoice(text);
    expect(afterSigning(first, null)).toEqual({ do: 'sign', earlier: false });
    const second = await authority.signInvoice(text);
    expect(afterSigning(second, null)).toEqual({ do: 'confirm' });
    expect(afterSigning(second, await authority.confirm(irn))).toEqual({ do: 'sign', earlier: true });
  });

  test('of ten that sign one invoice at the same moment one succeeds', async () => {
    const { authority, document } = given();
    const { text } = document();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => authority.signInvoice(text)));
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'duplicate_or_invalid')).toHaveLength(9);
  });

  test('an invalid document is refused for good once it was seen that it is not there', async () => {
    const { authority, document, spoilt } = given();
    const { irn, text } = document();
    const refused = await authority.signInvoice(spoilt(text));
    expect(afterSigning(refused, await authority.confirm(irn)).do).toBe('refuse');
    expect((await authority.signInvoice(text)).kind).toBe('ok');
  });
}

function silencePromises(given: () => AuthorityHarness): void {
  test.each(LATE)('%s leaves it unknown, and asking finds the signature', async (fault) => {
    const { authority, document, strike } = given();
    const { irn, text } = document();
    await strike('/invoice/sign', fault);
    const outcome = await authority.signInvoice(text);
    expect(afterSigning(outcome, null)).toEqual({ do: 'wait' });
    expect(resolveUnknown(await authority.confirm(irn), 0)).toBe('found_signed');
  });

  test('no answer before anything was done is unknown as well, and asking finds nothing, after a while for good', async () => {
    const { authority, document, strike } = given();
    const { irn, text } = document();
    await strike('/invoice/sign', 'timeout');
    expect(await authority.signInvoice(text)).toEqual({ kind: 'unknown', why: 'timeout' });
    const asked = await authority.confirm(irn);
    expect([resolveUnknown(asked, 0), resolveUnknown(asked, 600_000)]).toEqual(['wait', 'found_unsigned']);
    expect((await authority.signInvoice(text)).kind).toBe('ok');
  });

  test('a rejected key is nobody’s document’s fault', async () => {
    const { authority, document, strike } = given();
    await strike('/invoice/sign', 'decline:bad_key');
    const outcome = await authority.signInvoice(document().text);
    expect(outcome).toEqual({ kind: 'bad_credentials' });
    expect(afterSigning(outcome, null)).toEqual({ do: 'give_up', timedOut: false });
  });

  test('a refusal that was no duplicate is told from one that was by asking', async () => {
    const { authority, document, strike } = given();
    const { irn, text } = document();
    await strike('/invoice/sign', 'decline:duplicate');
    const outcome = await authority.signInvoice(text);
    expect(afterSigning(outcome, await authority.confirm(irn)).do).toBe('refuse');
  });
}

function followingPromises(given: () => AuthorityHarness): void {
  test('payment is reported, and the invoice transmitted, only once it is signed', async () => {
    const { authority, document } = given();
    const { irn, text } = document();
    expect((await authority.updatePaymentStatus(irn, 'PAID')).kind).toBe('not_found');
    expect((await authority.transmit(irn)).kind).toBe('not_found');
    await authority.signInvoice(text);
    expect(await authority.updatePaymentStatus(irn, 'PARTIAL', 'TRF-1')).toEqual({ kind: 'ok', data: null });
    expect(await authority.confirm(irn)).toEqual({ kind: 'ok', data: { irn, paymentStatus: 'PARTIAL' } });
    expect(await authority.lookup(irn)).toEqual({ kind: 'ok', data: { irn, transmitted: false, delivered: false } });
    for (const _ of [1, 2]) expect((await authority.transmit(irn)).kind).toBe('ok');
    expect(await authority.lookup(irn)).toEqual({ kind: 'ok', data: { irn, transmitted: true, delivered: false } });
  });

  test('what was signed can be downloaded', async () => {
    const { authority, document } = given();
    const { irn, text } = document();
    await authority.signInvoice(text);
    const downloaded = await authority.download(irn);
    expect(downloaded).toEqual({ kind: 'ok', data: JSON.parse(text) });
  });

  test('has code lists, with 380 for a credit note and 381 for a commercial invoice', async () => {
    const { authority } = given();
    const types = await authority.resources('invoice-types');
    const names = types.kind === 'ok' ? new Map(types.data.map(({ code, name }) => [code, name.toLowerCase()])) : null;
    expect([names?.get('380'), names?.get('381')]).toEqual(['credit note', 'commercial invoice']);
    const lgas = await authority.resources('lgas');
    expect(lgas).toHaveProperty('data', expect.arrayContaining([{ code: 'NG-LA-IKE', name: 'Ikeja' }]));
  });

  test('knows taxpayers by their TIN', async () => {
    const { authority } = given();
    const known = await authority.verifyTin('12345678-0001');
    expect(known).toMatchObject({ kind: 'ok', data: { tin: '12345678-0001', name: expect.stringMatching(/.+/) } });
    expect(await authority.verifyTin('99999999-0001')).toEqual({ kind: 'not_found' });
  });
}
