import { escapeHtml, pageHeaders } from '../api/html.ts';

/** What the pages of this module share. The widget's frame is of our own origin too. */
export const PAGE_HEADERS = pageHeaders({ frames: true });

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
