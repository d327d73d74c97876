import { escapeHtml, pageHeaders } from '../../api/html.ts';
import type { Boot } from '../boot.ts';

export interface PageFiles {
  /** Paths under `/connect/`. */
  script: string;
  styles: readonly string[];
}

/** The HTML around the linking page. Everything that it loads comes from its own origin; the boot block runs nothing. */
export function shell(boot: Boot, { script, styles }: PageFiles): string {
  const name = boot.business.name === '' ? 'Kente' : boot.business.name;
  const title = boot.problem?.title ?? `Link your account with ${name}`;
  const links = styles.map((style) => `<link rel="stylesheet" href="/connect/${escapeHtml(style)}">`).join('\n');
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
<noscript><h1>${escapeHtml(title)}</h1><p>${escapeHtml(boot.problem?.message ?? 'This page needs JavaScript. Turn it on, then load the page again.')}</p></noscript>
<script type="application/json" id="kente-boot">${jsonForHtml(boot)}</script>
<script type="module" src="/connect/${escapeHtml(script)}"></script>
</body>
</html>
`;
}

/** Nothing in the block can end it, or start another one. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** `framed`: a widget stands in pages of any origin; a hosted link in none. */
export const linkingHeaders = (framed: boolean) => pageHeaders({ framed, images: ['data:'], personal: true });
