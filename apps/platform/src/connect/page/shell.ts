import type { PageFiles } from '../../api/built-files.ts';
import { pageHeaders } from '../../api/html.ts';
import { pageShell } from '../../api/page-shell.ts';
import type { Boot } from '../boot.ts';

/** The HTML around the linking page. */
export function shell(boot: Boot, files: PageFiles): string {
  const name = boot.business.name === '' ? 'Kente' : boot.business.name;
  const title = boot.problem?.title ?? `Link your account with ${name}`;
  return pageShell({ title, boot, problem: boot.problem?.message ?? null }, files);
}

/** `framed`: a widget stands in pages of any origin; a hosted link in none. */
export const linkingHeaders = (framed: boolean) => pageHeaders({ framed, images: ['data:'], personal: true });
