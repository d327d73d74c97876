/** What the platform's page is told in its address, apart from the key. */
export type Query = Readonly<Record<string, unknown>>;

/** The protocol version of the page; a `version` in the configuration goes before it. */
const VERSION = '2023-12-14';
const JSON_FIELDS = new Set(['data', 'selectedInstitution']);

/**
 * The address of the widget page: `data` and `selectedInstitution` as JSON, everything else as it is. What is
 * undefined, null or a function is left out.
 */
export function widgetAddress(host: string, key: string, referrer: string, query: Query): string {
  const address = new URL('/connect', host);
  const fields: Query = { key, referrer, version: VERSION, ...query };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || typeof value === 'function') continue;
    address.searchParams.set(name, JSON_FIELDS.has(name) ? JSON.stringify(value) : String(value));
  }
  return address.href;
}

/** The origin of the platform, from the `host` option or else from where the script came. */
export function platformOrigin(host: unknown, scriptAddress: string | undefined): string {
  const address = typeof host === 'string' && host !== '' ? host : scriptAddress;
  if (address === undefined || address === '') throw new Error('host is required');
  return new URL(address).origin;
}
