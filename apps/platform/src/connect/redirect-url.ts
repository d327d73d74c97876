/** Schemes that would run something in the page, or read from the device, instead of leading somewhere. */
const REFUSED = new Set(['javascript', 'data', 'file', 'blob', 'vbscript', 'about', 'filesystem', 'view-source']);
const LENGTH_MAX = 2_048;

/**
 * Why a person cannot be sent to this address; `null` when they can. Web addresses and app schemes (`myapp://…`) are
 * taken. Source: financial data contract, 3.1.
 */
export function refuseRedirectUrl(text: string): string | null {
  const expected =
    'redirect_url must be an absolute http(s) URL or an app scheme, like https://app.example/back or myapp://back';
  if (text.length > LENGTH_MAX) return `redirect_url must be at most ${LENGTH_MAX} characters long`;
  // A browser drops tabs and line ends inside a URL: `java\nscript:` would pass for something else.
  if (hasControlOrSpace(text)) return 'redirect_url must not contain spaces or control characters';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return expected;
  if (REFUSED.has(scheme)) return `redirect_url must not use the scheme ${scheme}:`;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return expected;
  if ((scheme === 'http' || scheme === 'https') && /^https?:\/\/[/?#]/i.test(text)) return expected;
  return null;
}

function hasControlOrSpace(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** Appends parameters; the query and the fragment that are there stay as they are. */
export function redirectWith(url: string, parameters: Readonly<Record<string, string>>): string {
  const hash = url.indexOf('#');
  const [head, fragment] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)];
  const added = new URLSearchParams(parameters).toString();
  return `${head}${joint(head)}${added}${fragment}`;
}

function joint(head: string): string {
  if (!head.includes('?')) return '?';
  return /[?&]$/.test(head) ? '' : '&';
}
