import type { PageFiles } from '../../../api/built-files.ts';
import { pageHeaders } from '../../../api/html.ts';
import { pageShell } from '../../../api/page-shell.ts';
import type { CheckoutBoot } from './types.ts';

/** The HTML around the page of a payment. */
export function shell(boot: CheckoutBoot, files: PageFiles): string {
  const name = boot.business.name === '' ? 'Kente' : boot.business.name;
  const title = boot.problem?.title ?? `Pay ${name}`;
  return pageShell({ title, boot, problem: boot.problem?.message ?? null }, files);
}

/** `framed`: a widget stands in pages of any origin; a hosted page in none. */
export const checkoutHeaders = (framed: boolean) => pageHeaders({ framed, images: ['data:'], personal: true });
