/** The URL of a call, from a path template and its parameters. */

type Scalar = string | number | boolean | Date;

/** @throws TypeError when it is no http(s) URL, or carries a login, a query or a fragment. */
export function baseAddress(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError('baseUrl must be an http or https URL');
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError('baseUrl must be a plain address: no login, query or fragment');
  }
  return url.href.replace(/\/+$/, '');
}

/** @throws TypeError for a parameter that is missing, or that would lead to another route. */
export function filledPath(template: string, parameters: Readonly<Record<string, unknown>> = {}): string {
  return template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = parameters[name];
    if (typeof value !== 'string' || value === '') throw new TypeError(`${name} must be a text that is not empty`);
    // URL parsers take "." and ".." as steps, however they are written.
    if (/^\.{1,2}$/.test(value)) throw new TypeError(`${name} must not be "${value}"`);
    return encodeURIComponent(value);
  });
}

/** `?a=1&b=2`, or nothing. Undefined and null are left out; a Date is written as an ISO instant. */
export function queryText(query: Readonly<Record<string, unknown>> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    if (!isScalar(value)) throw new TypeError(`query.${name} must be a text, a number, a boolean or a Date`);
    search.append(name, value instanceof Date ? value.toISOString() : String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date;
}
