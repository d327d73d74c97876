import ipaddr from 'ipaddr.js';

/** Why an address is not on the public internet, in words for a log or a caller. */
export type AddressRefusal = string;

const REASONS: Readonly<Record<string, AddressRefusal>> = {
  unspecified: 'unspecified address',
  broadcast: 'broadcast address',
  multicast: 'multicast address',
  linkLocal: 'link-local address',
  loopback: 'loopback address',
  carrierGradeNat: 'carrier-grade NAT address',
  private: 'private address',
  uniqueLocal: 'unique-local address',
  ipv4Mapped: 'IPv4-mapped address',
  rfc6145: 'IPv4-translated address',
  rfc6052: 'NAT64 address',
  '6to4': '6to4 address',
  teredo: 'Teredo address',
  deprecatedSiteLocal: 'site-local address',
};

/** All of today's global unicast space; what lies outside it (IPv4-compatible `::a.b.c.d`, for one) goes nowhere public. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/** ISATAP hides an IPv4 address in the interface identifier of any prefix (RFC 5214). */
function isIsatap(parts: readonly number[]): boolean {
  return parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x0200);
}

/**
 * Why a connection to this address is refused; `null` for a public one. Every IPv6 form that carries an IPv4 address is
 * refused whatever it carries: nobody publishes a receiver under one. Text that is no plain address is refused too.
 */
export function refuseAddress(ip: string): AddressRefusal | null {
  if (ip.includes('%')) return 'address with a zone';
  if (!ipaddr.isValid(ip)) return 'not an IP address';
  const address = ipaddr.parse(ip);
  const range = address.range();
  if (range !== 'unicast') return REASONS[range] ?? 'reserved address';
  if (address instanceof ipaddr.IPv4) return null;
  if (!address.match(GLOBAL_UNICAST)) return 'reserved address';
  return isIsatap(address.parts) ? 'ISATAP address' : null;
}

/** Whether a connection to this address leaves for the public internet. */
export function isPublicAddress(ip: string): boolean {
  return refuseAddress(ip) === null;
}

/** Why a host name is refused before it is resolved; `null` when only its addresses decide. */
export function refuseHostName(hostname: string): AddressRefusal | null {
  const name = bareHost(hostname);
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback name';
  return ipaddr.isValid(name) ? refuseAddress(name) : null;
}

/** A URL's `hostname` as a resolver takes it: no IPv6 brackets, no trailing dots, lower case. */
export function bareHost(hostname: string): string {
  return hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.+$/, '')
    .toLowerCase();
}

export type TargetCheck = { ok: true; url: string } | { ok: false; message: string };

const MAX_URL_LENGTH = 2_048;

/**
 * May this URL be saved as a target? Says in one sentence what is wrong. A host name's addresses are not looked at here:
 * they may change, so that they are checked on each connection.
 */
export function checkTargetUrl(text: string, options: { allowPrivate: boolean }): TargetCheck {
  const refuse = (message: string): TargetCheck => ({ ok: false, message });
  if (text.length > MAX_URL_LENGTH) return refuse(`url must be at most ${MAX_URL_LENGTH} characters long`);
  if (!URL.canParse(text)) return refuse('url must be a complete URL, like https://example.com/webhooks');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('url must start with https:// or http://');
  if (url.username !== '' || url.password !== '') return refuse('url must not carry a user name or a password');
  if (bareHost(url.hostname) === '') return refuse('url must name a host');
  if (!options.allowPrivate) {
    const reason = refuseHostName(url.hostname);
    if (reason !== null) return refuse(`url must lead to the public internet; ${url.hostname} is a ${reason}`);
  }
  url.hash = '';
  return { ok: true, url: url.href };
}
