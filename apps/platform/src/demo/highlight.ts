import { escapeHtml } from '../api/html.ts';

/** Comments, strings, and a few words: enough for a reader's eye. Comments first, since they may hold quotes. */
const TOKENS =
  /(?<comment>(?<=^|\s)(?:\/\/|#) .*$)|(?<string>'[^'\n]*'|"[^"\n]*"|`[^`\n]*`)|(?<word>\b(?:const|async|await|function|return|if|throw|new|for|of|import|from|export|curl)\b)/gm;

/** Code as HTML with `span`s. The text stays the same, character by character. */
export function highlight(code: string): string {
  let html = '';
  let at = 0;
  for (const match of code.matchAll(TOKENS)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] ?? 'word';
    html += `${escapeHtml(code.slice(at, match.index))}<span class="${kind}">${escapeHtml(match[0])}</span>`;
    at = match.index + match[0].length;
  }
  return html + escapeHtml(code.slice(at));
}
