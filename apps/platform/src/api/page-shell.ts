import type { PageFiles } from './built-files.ts';
import { escapeHtml } from './html.ts';

/** A page of `apps/connect`, before its script runs. */
export interface Shell {
  title: string;
  /** Read by the script; it runs nothing. */
  boot: unknown;
  /** For who has no JavaScript, instead of being asked to turn it on. */
  problem: string | null;
}

/** The HTML around a hosted page. Everything that it loads comes from its own origin. */
export function pageShell({ title, boot, problem }: Shell, { script, preloads, styles }: PageFiles): string {
  const links = [
    ...styles.map((style) => `<link rel="stylesheet" href="/connect/${escapeHtml(style)}">`),
    ...preloads.map((file) => `<link rel="modulepreload" href="/connect/${escapeHtml(file)}">`),
  ].join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${links}
</head>
<body>
<div id="app"></div>
<noscript><h1>${escapeHtml(title)}</h1><p>${escapeHtml(problem ?? 'This page needs JavaScript. Turn it on, then load the page again.')}</p></noscript>
<script type="application/json" id="kente-boot">${jsonForHtml(boot)}</script>
<script type="module" src="/connect/${escapeHtml(script)}"></script>
</body>
</html>
`;
}

/** Nothing in the block can end it, or start another one. */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
