/** What all pages that this process writes have in common. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

export interface PagePolicy {
  /** May stand in pages of any origin; else in none, so that nobody clicks in it unawares. */
  framed?: boolean;
  /** Beside our own origin. */
  images?: readonly string[];
  /** Origins that its scripts may call, beside our own. */
  calls?: readonly string[];
  /** Styles that carry it may be written by scripts. */
  styleNonce?: string;
  /** May show frames of our own origin. */
  frames?: boolean;
  /** It belongs to one visitor: kept nowhere, and no address of it is told to anybody. */
  personal?: boolean;
}

/** Headers of a page. Everything that it loads comes from our own origin; inline scripts and styles do not run. */
export function pageHeaders(given: PagePolicy) {
  const { framed = false, images = [], calls = [], frames = false, personal = false, styleNonce } = given;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...(styleNonce === undefined ? [] : [`'nonce-${styleNonce}'`])].join(' '),
    ["img-src 'self'", ...images].join(' '),
    ["connect-src 'self'", ...calls].join(' '),
    ...(frames ? ["frame-src 'self'"] : []),
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framed ? '*' : "'none'"}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': personal ? 'no-store' : 'no-cache',
    'referrer-policy': personal ? 'no-referrer' : 'same-origin',
  };
}
