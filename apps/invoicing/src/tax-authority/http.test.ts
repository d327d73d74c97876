import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentProblems, documentText, makeIrn, qrText, readCryptoKeys, type TaxInvoice } from '../invoices/index.ts';
import { aLine, anInvoice, standardVat } from '../invoices/testing/invoices.ts';
import { createTaxAuthorities } from './authorities.ts';
import { describeTaxAuthority } from './conformance.ts';
import { createHttpTaxAuthority } from './http.ts';
import { SIMULATOR_KEYS } from './simulator.ts';
import { startTestAuthority, type TestAuthority } from './testing.ts';

let shared: TestAuthority;
beforeAll(async () => {
  shared = await startTestAuthority();
});
afterAll(() => shared.stop());

const quick = { timeoutMs: 1_000, retryAfterMs: 5 };
const numbered = (given: Partial<TaxInvoice> = {}): TaxInvoice =>
  anInvoice({ number: `S${randomUUID().slice(0, 8)}`, ...given });
const reach = (keys: { apiKey: string; apiSecret: string } = SIMULATOR_KEYS) =>
  createHttpTaxAuthority({ baseUrl: shared.baseUrl, ...keys, ...quick });

/** Where nobody listens any more. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

describeTaxAuthority('the simulated authority over HTTP', async () => ({
  authority: reach(),
  businessId: anInvoice().businessId,
  document() {
    const invoice = numbered();
    return { irn: invoice.irn, reference: invoice.number, text: documentText(invoice) };
  },
  spoilt: (text) => text.replace('"payable_amount":107500.00', '"payable_amount":107500.01'),
  async strike(call, simulate) {
    await shared.portal('POST', '/faults', { call, simulate });
  },
}));

describe('the adapter over HTTP', () => {
  test('a credit note, and a B2C invoice without a buyer, are signed as well', async () => {
    const first = numbered();
    const billingReferences = [{ irn: first.irn, issueDate: first.issueDate }];
    const { customer: _, ...toConsumer } = numbered({ kind: 'B2C' });
    for (const invoice of [first, numbered({ typeCode: '380', billingReferences }), toConsumer])
      expect((await reach().signInvoice(documentText(invoice))).kind).toBe('ok');
  });

  test('nobody at the address: not done, and told so after four attempts', async () => {
    const nowhere = createHttpTaxAuthority({ baseUrl: await closedAddress(), ...SIMULATOR_KEYS, ...quick });
    expect(await nowhere.signInvoice('{}')).toEqual({ kind: 'unavailable', why: 'connection' });
  });

  test('a wrong address is no invoice that is not there', async () => {
    const astray = createHttpTaxAuthority({ baseUrl: `${shared.baseUrl}/elsewhere`, ...SIMULATOR_KEYS, ...quick });
    expect((await astray.confirm('INV1-94ND90NR-20261120')).kind).toBe('unavailable');
  });

  test('wrong keys are told as such, and code lists need none', async () => {
    const stranger = reach({ apiKey: randomUUID(), apiSecret: 'wrong' });
    expect(await stranger.confirm('INV1-94ND90NR-20261120')).toEqual({ kind: 'bad_credentials' });
    expect((await stranger.resources('currencies')).kind).toBe('ok');
  });

  test('a caller’s headers are sent, so that a simulator takes orders from them', async () => {
    const ordering = createHttpTaxAuthority({
      ...{ baseUrl: shared.baseUrl, ...SIMULATOR_KEYS, ...quick },
      headers: () => ({ 'x-simulate': 'decline:duplicate' }),
    });
    expect((await ordering.signInvoice(documentText(numbered()))).kind).toBe('duplicate_or_invalid');
  });

  test('a call ends when the process does', async () => {
    const stopping = new AbortController();
    const ending = createHttpTaxAuthority({
      ...{ baseUrl: shared.baseUrl, ...SIMULATOR_KEYS, signal: stopping.signal },
      headers: () => ({ 'x-simulate': 'timeout' }),
    });
    const asked = ending.signInvoice(documentText(numbered()));
    stopping.abort();
    expect(await asked).toEqual({ kind: 'unknown', why: 'connection' });
  });

  test('a buyer pulls what was transmitted to it, and opens it with its own key alone', async () => {
    const tin = `1${String(Math.random()).slice(2, 9)}-0001`;
    const { data } = (await shared.portal('POST', '/entities', { name: 'Example Ventures Ltd', tin })) as {
      data: { id: string; api_key: string; api_secret: string };
    };
    const buyer = reach({ apiKey: data.api_key, apiSecret: data.api_secret });
    const invoice = numbered({ customer: { name: 'Example Ventures Ltd', tin } });
    await reach().signInvoice(documentText(invoice));
    expect(await buyer.pull()).toEqual({ kind: 'ok', data: [] });
    await reach().transmit(invoice.irn);
    expect(await buyer.pull({ confirmed: false })).toMatchObject({ kind: 'ok', data: [{ irn: invoice.irn }] });
    expect(await buyer.pull({ to: '2020-01-01' })).toEqual({ kind: 'ok', data: [] });
    expect(await reach().pull()).toEqual({ kind: 'ok', data: [] });
  });

  test('whatever keeps every local rule, the authority takes', async () => {
    const net = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const nets = fc.array(net, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(nets, fc.bigInt({ min: 0n, max: 10n ** 6n }), fc.boolean(), async (amounts, charge, withVat) => {
        const lines = amounts.map((netMinor) => aLine({ quantityMilli: 1_000n, priceMinor: netMinor, netMinor }));
        const taxable = amounts.reduce((sum, amount) => sum + amount, 0n);
        const taxes = withVat ? [standardVat(taxable, (taxable * 75n + 500n) / 1_000n)] : [];
        const invoice = numbered({ lines, taxes, allowances: [{ charge: true, amountMinor: charge }] });
        expect(documentProblems(invoice)).toEqual([]);
        expect((await reach().signInvoice(documentText(invoice))).kind).toBe('ok');
      }),
      { numRuns: 60 },
    );
  });

  test('the entity names its businesses with their IRN templates', async () => {
    const entity = await reach().getEntity('5d000000-0000-4000-8000-000000000001');
    expect(entity).toMatchObject({
      kind: 'ok',
      data: { businesses: [{ id: anInvoice().businessId, irnTemplate: '{{invoice_id}}-94ND90NR-{{YYYYMMDD}}' }] },
    });
  });

  test('the authority’s scanner reads a QR code made with its crypto_keys.txt, in either padding', async () => {
    const keys = readCryptoKeys(JSON.stringify(await shared.portal('GET', '/crypto_keys.txt')));
    const irn = makeIrn({ number: 'INV-1', serviceId: '94ND90NR', issueDate: '2026-11-20' });
    for (const padding of ['pkcs1', 'oaep-sha256'] as const) {
      const qr = qrText({ irn, at: new Date('2026-11-20T10:00:00Z'), keys, padding });
      const scanned = (await shared.portal('POST', '/scan', { qr })) as { data: unknown };
      expect(scanned.data).toEqual({ irn, signed_at_seconds: 1_795_168_800, authentic: true });
    }
  });
});

describe('which authority an environment talks to', () => {
  const config = { adapter: 'http', qrPadding: 'pkcs1', priceUnitStyle: 'unece', apiKey: 'k', apiSecret: 's' } as const;
  const simulatorsUrl = (): string => shared.baseUrl.replace(/\/mbs$/, '');
  const irn = 'NONE1-94ND90NR-20261120';

  test('a sandbox environment talks to the simulator, whatever is configured', async () => {
    const authorities = createTaxAuthorities({
      config: { ...config, baseUrl: await closedAddress() },
      simulatorsUrl: simulatorsUrl(),
    });
    expect(await authorities.of('sandbox').confirm(irn)).toEqual({ kind: 'not_found' });
    expect((await authorities.of('production').confirm(irn)).kind).toBe('unavailable');
  });

  test('the simulator stands in for the real one where none is configured', async () => {
    const simulator = { ...config, adapter: 'simulator', baseUrl: null, apiKey: null, apiSecret: null } as const;
    const authorities = createTaxAuthorities({ config: simulator, simulatorsUrl: simulatorsUrl() });
    expect(await authorities.of('production').confirm(irn)).toEqual({ kind: 'not_found' });
  });

  test('http without an address or keys does not start', () => {
    const without = { ...config, baseUrl: null };
    expect(() => createTaxAuthorities({ config: without, simulatorsUrl: simulatorsUrl() })).toThrow('MBS_BASE_URL');
  });
});
