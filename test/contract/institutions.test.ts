import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GTBANK, type Json, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 8, 10; payments 18. */

let stage: Stage;
let publicUrl: string;

beforeAll(async () => {
  stage = await openStage({ simulators: false });
  publicUrl = stage.platform.modules.config.publicUrl;
}, 60_000);
afterAll(() => stage?.close());

const list = async (query = ''): Promise<Json> => (await stage.get(`/v3/institutions${query}`)).json;
const namesOf = async (query: string): Promise<string[]> => (await list(query)).data.map(({ name }: Json) => name);

const form = [
  { type: 'elements.input', name: 'username', hint: expect.any(String), contentType: 'text' },
  { type: 'elements.input', name: 'password', hint: expect.any(String), contentType: 'password' },
];

describe('the directory', () => {
  test('carries both of the old shapes in one', async () => {
    const json = await list();
    expect(json).toMatchObject({
      status: 'successful',
      message: 'Request completed successfully',
      timestamp: expect.stringMatching(PATTERNS.iso),
    });
    expect(json).not.toHaveProperty('meta');
    const gtbank = json.data.find(({ id }: Json) => id === GTBANK);
    expect(gtbank).toEqual({
      ...{
        id: GTBANK,
        _id: GTBANK,
        name: 'GTBank',
        institution: 'GTBank',
        type: 'PERSONAL_BANKING',
        icon: `${publicUrl}/institutions/gtbank.svg`,
      },
      ...{
        identifier: 'mono.connections.gtbank',
        bank_code: '058',
        nip_code: '000013',
        country: 'ng',
        primary_color: '#E24407',
      },
      scope: [{ name: 'financial_data', type: 'PERSONAL_BANKING' }],
      auth_methods: [
        ['internet_banking', 'Internet Banking'],
        ['mobile_banking', 'Mobile Banking'],
      ].map(([type, name]) => ({
        ...{
          _id: expect.stringMatching(PATTERNS.id),
          type,
          name,
          identifier: `mono.connections.gtbank.${type}`,
          requires_reauth: false,
        },
        ui: { title: 'Log in to GTBank', form: type === 'internet_banking' ? form : expect.any(Array) },
      })),
    });
  });

  test('stands by country, then name, and lists no closed bank', async () => {
    const rows = (await list()).data;
    const keys = rows.map(({ country, name }: Json) => `${country} ${name}`);
    expect(keys).toEqual([...keys].sort((a, b) => a.localeCompare(b, 'en')));
    expect(rows.map(({ name }: Json) => name)).not.toContain('Heritage Bank');
    expect(new Set(rows.map(({ id }: Json) => id)).size).toBe(rows.length);
    const investing = rows.filter((row: Json) => row.sandbox).map(({ name, sandbox }: Json) => [name, sandbox]);
    expect(investing).toEqual(
      ['Chaka', 'Cowrywise', 'Piggyvest', 'Risevest', 'Trove'].map((name) => [
        name,
        { account_type: 'investment_account' },
      ]),
    );
  });

  test('filters, alone and together; empty ones count as none', async () => {
    const total = (await list()).data.length;
    expect(await namesOf('?bank_code=058')).toEqual(['GTBank', 'GTBank']);
    expect(await namesOf('?nip_code=100004')).toEqual(['OPay']);
    expect(await namesOf('?country=gh')).toEqual(['Ecobank Ghana', 'GCB Bank', 'MTN MoMo Ghana']);
    expect(await namesOf('?auth_method=primus_plus')).toEqual(['Access Bank']);
    expect((await list('?scope=financial_data&type=&country=&')).data).toHaveLength(total);
    expect((await list('?scope=payments')).status).toBe('successful');
    const business = (await list('?type=BUSINESS_BANKING&bank_code=011')).data;
    expect(business.map(({ name, type }: Json) => [name, type])).toEqual([['First Bank', 'BUSINESS_BANKING']]);
    expect(await namesOf('?country=ke&bank_code=058')).toEqual([]);
  });

  test.each(['scope=everything', 'bank_code=999999x', 'nip_code=1', 'auth_method=fax', 'country=fr', 'type=PERSONAL'])(
    '%s: 400',
    async (query) => {
      const { status, json } = await stage.get(`/v3/institutions?${query}`);
      expect([status, json.data[0].field]).toEqual([400, query.split('=')[0]]);
    },
  );

  test('in its old form, bare', async () => {
    const { json } = await stage.get('/v1/institutions');
    const keys = [
      '_id',
      'name',
      'type',
      'icon',
      'identifier',
      'bank_code',
      'country',
      'primaryColor',
      'products',
      'requires_reauth',
      'auth_methods',
    ];
    const gtbank = json.find(({ _id }: Json) => _id === GTBANK);
    expect(Object.keys(gtbank)).toEqual(keys);
    expect(Object.keys(gtbank.auth_methods[0])).toEqual(['_id', 'type', 'name', 'identifier', 'requires_reauth', 'ui']);
    expect(json.find(({ name }: Json) => name === 'Kuda Bank').requires_reauth).toBe(true);
  });
});

describe('without a key', () => {
  test.each(['/coverage', '/v1/coverage'])('%s is open to browsers of any origin', async (path) => {
    const { json, headers } = await stage.call('GET', path, { key: null, headers: { origin: 'https://shop.example' } });
    expect(headers['access-control-allow-origin']).toBe('*');
    for (const each of json) {
      expect(Object.keys(each)).toEqual(['name', 'icon', 'coverage', 'products', 'website']);
      expect(each.products).toEqual(['Auth', 'Accounts', 'Transactions', 'Balance', 'Income', 'Identity']);
    }
    expect(new Set(json.map(({ name }: Json) => name)).size).toBe(json.length);
    const coverageOf = (name: string) => json.find((each: Json) => each.name === name).coverage;
    expect(coverageOf('GTBank')).toEqual({ countries: ['ng'], business: true, personal: true });
    expect(coverageOf('Kuda Bank')).toEqual({ countries: ['ng'], business: false, personal: true });
    expect(coverageOf('Wallets Africa')).toEqual({ countries: ['ng'], business: true, personal: true });
  });

  test('each institution has an icon that is a picture and nothing else', async () => {
    const icons: string[] = (await list()).data.map(({ icon }: Json) => icon.replace(publicUrl, ''));
    for (const icon of new Set(icons)) {
      const { status, headers, text } = await stage.call('GET', icon, { key: null });
      expect({ icon, status, type: headers['content-type'] }).toEqual({
        icon,
        status: 200,
        type: expect.stringMatching(/^image\/svg\+xml/),
      });
      expect(text).toMatch(/^<svg/);
      expect(text).not.toMatch(/<script|href=|url\(http/);
    }
  });
});

test('the banks of the switch', async () => {
  const { json } = await stage.get('/v3/banks/list');
  const banks: Json[] = json.data.banks;
  for (const bank of banks) expect(Object.keys(bank)).toEqual(['name', 'bank_code', 'nip_code', 'direct_debit']);
  const codes = banks.map(({ bank_code, nip_code }) => `${bank_code}/${nip_code}`);
  expect(codes.sort()).toEqual(
    [
      ...[
        '044/000014',
        '050/000010',
        '214/000003',
        '070/000007',
        '011/000016',
        '103/000027',
        '058/000013',
        '301/000006',
        '082/000002',
      ],
      ...[
        '076/000008',
        '101/000023',
        '221/000012',
        '068/000021',
        '232/000001',
        '100/000022',
        '302/000026',
        '102/000025',
        '033/000004',
      ],
      ...[
        '032/000018',
        '215/000011',
        '035/000017',
        '057/000015',
        '672/090267',
        '100004/100004',
        '001/000028',
        '999/999999',
      ],
    ].sort(),
  );
  const without = banks.filter(({ direct_debit }) => !direct_debit).map(({ bank_code }) => bank_code);
  expect(without.sort()).toEqual(['001', '100004', '999']);
});
