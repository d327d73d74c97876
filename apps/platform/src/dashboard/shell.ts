import type { PageFiles } from '../api/built-files.ts';
import { escapeHtml } from '../api/html.ts';

/** The HTML around the dashboard. It says nothing about anybody: the page asks who is there. */
export function shell({ script, styles }: PageFiles, styleNonce: string): string {
  const links = styles.map((style) => `<link rel="stylesheet" href="/dashboard/${escapeHtml(style)}">`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Kente</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${links}
</head>
<body>
<div id="app" data-nonce="${escapeHtml(styleNonce)}"></div>
<noscript><h1>Kente</h1><p>This page needs JavaScript. Turn it on, then load the page again.</p></noscript>
<script type="module" src="/dashboard/${escapeHtml(script)}"></script>
</body>
</html>
`;
}
