/** What the pages of this module share. */

/** Everything from our own origin; the widget's frame too. Inline scripts and styles do not run. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'cache-control': 'no-cache',
  'referrer-policy': 'same-origin',
} as const;

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

export interface PageParts {
  title: string;
  description: string;
  /** HTML. */
  body: string;
  /** Files of `page/`, beside the one that every page has. */
  styles?: readonly string[];
  /** Paths. */
  scripts?: readonly string[];
  /** `data-*` of the body, for the page's script. */
  data?: Readonly<Record<string, string>>;
}

export function htmlPage({ title, description, body, styles = [], scripts = [], data = {} }: PageParts): string {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(description)}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${['base.css', ...styles].map((file) => `<link rel="stylesheet" href="/demo/assets/${file}">`).join('\n')}
</head>
<body${attributes.join('')}>
${body}
${scripts.map((path) => `<script src="${path}" defer></script>`).join('\n')}
</body>
</html>
`;
}
