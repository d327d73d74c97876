import { describe, expect, test } from 'vitest';
import { checkTargetUrl, isPublicAddress, refuseHostName } from './address.ts';

const REFUSED: readonly [range: string, ...addresses: string[]][] = [
  ['loopback', '127.0.0.1', '127.0.0.0', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1'],
  ['unspecified and "this network"', '0.0.0.0', '0.1.2.3', '0.255.255.255', '::', '::0'],
  ['private', '10.0.0.0', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  ['link-local', '169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1'],
  ['a zone', 'fe80::1%eth0', '2606:4700:4700::1111%1'],
  ['carrier-grade NAT', '100.64.0.1', '100.127.255.255'],
  ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  ['broadcast and reserved', '255.255.255.255', '240.0.0.1', '254.1.2.3'],
  ['documentation', '192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff::1'],
  ['protocol assignments', '192.0.0.1', '192.0.0.170', '192.88.99.1', '2001:1::1', '2001:3::1'],
  ['benchmarking', '198.18.0.1', '198.19.255.255', '2001:2::1'],
  ['unique-local', 'fc00::1', 'fd12:3456:789a::1', 'fdff::1'],
  ['site-local', 'fec0::1', 'feff::1'],
  ['IPv4-mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '0:0:0:0:0:ffff:a9fe:a9fe', '::ffff:8.8.8.8'],
  ['IPv4-compatible', '::127.0.0.1', '::7f00:1', '::10.0.0.1', '::8.8.8.8'],
  ['IPv4-translated', '::ffff:0:127.0.0.1', '::ffff:0:10.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1'],
  ['6to4', '2002:7f00:1::', '2002:a00:1::1', '2002:c0a8:101::'],
  ['Teredo', '2001::1', '2001:0:4136:e378:8000:63bf:80ff:fffe'],
  ['ISATAP', '2606:4700::5efe:10.0.0.1', '2606:4700::200:5efe:7f00:1'],
  ['ORCHID', '2001:10::1', '2001:20::1'],
  ['discard only and segment routing', '100::1', '5f00::1'],
  ['space that nobody was given', '4000::1', '8000::1', 'e000::1'],
  ['no plain address', '', 'example.com', 'localhost', '127.0.0.1:80', '[::1]', '1.2.3.4/8', '::ffff:999.0.0.1'],
];

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.1',
  '192.167.255.255',
  '192.169.0.1',
  '198.17.255.255',
  '198.20.0.1',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4001:80b::200e',
  '2c0f:fb50:4002::1',
];

describe('an address is refused when it is', () => {
  for (const [range, ...addresses] of REFUSED) {
    test.each(addresses)(`${range}: %s`, (address) => {
      expect(isPublicAddress(address)).toBe(false);
    });
  }
});

test.each(PUBLIC)('a public address is let through: %s', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

describe('a host name is refused before it is resolved', () => {
  test.each(['localhost', 'LOCALHOST', 'localhost.', 'localhost..', 'api.localhost', '[::1]', '127.0.0.1.'])(
    '%s',
    (name) => {
      expect(refuseHostName(name)).not.toBeNull();
    },
  );
  test.each(['example.com', 'localhost.example.com', 'mylocalhost', '8.8.8.8'])('but not %s', (name) => {
    expect(refuseHostName(name)).toBeNull();
  });
});

describe('a target URL', () => {
  const check = (url: string) => checkTargetUrl(url, { allowPrivate: false });

  test.each([
    'http://127.0.0.1/hook',
    'http://127.1/hook',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://127。0。0。1/',
    'http://localhost:9000/hook',
    'http://LocalHost./',
    'http://anything.localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://169.254.169.254/latest/meta-data/',
    'https://0/',
    'https://[::]/',
  ])('in a spelling of a private address is refused: %s', (url) => {
    expect(check(url)).toMatchObject({ ok: false, message: expect.stringContaining('public internet') });
  });

  test.each([
    ['ftp://example.com/', 'https:// or http://'],
    ['file:///etc/passwd', 'https:// or http://'],
    ['javascript:alert(1)', 'https:// or http://'],
    ['https://user:secret@example.com/', 'user name or a password'],
    ['https://user@example.com/', 'user name or a password'],
    ['not a url', 'complete URL'],
    ['', 'complete URL'],
    ['/webhooks', 'complete URL'],
    ['https://', 'complete URL'],
    [`https://example.com/${'a'.repeat(2_048)}`, '2048 characters'],
  ])('that breaks a rule is refused in clear words: %s', (url, words) => {
    expect(check(url)).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  });

  test.each([
    ['https://example.com/webhooks?app=1', 'https://example.com/webhooks?app=1'],
    ['http://example.com:8080', 'http://example.com:8080/'],
    ['https://8.8.8.8/hook#part', 'https://8.8.8.8/hook'],
    ['https://[2606:4700:4700::1111]/hook', 'https://[2606:4700:4700::1111]/hook'],
  ])('on the public internet is kept, in its normal form: %s', (url, kept) => {
    expect(check(url)).toEqual({ ok: true, url: kept });
  });

  test('on a private network is kept where the installation allows it', () => {
    expect(checkTargetUrl('http://localhost:9000/hook', { allowPrivate: true })).toEqual({
      ok: true,
      url: 'http://localhost:9000/hook',
    });
  });
});
