/** Of a payer's call; a bank that cannot be reached (503) is told at once, in words of its own. */
export const NOT_REACHED: ReadonlySet<number> = new Set([0, 502, 504]);

/** The root of the page and what the server wrote into its shell; null outside of that shell. */
export function shellOf<Boot>(): { root: HTMLElement; boot: Boot } | null {
  const root = document.getElementById('app');
  const block = document.getElementById('kente-boot')?.textContent;
  return root && block ? { root, boot: JSON.parse(block) as Boot } : null;
}

/** On a page of its own the browser's way back goes one screen back. `deep`: whether there is one. */
export function followHistory(
  flow: { subscribe(listener: () => void): void; back(): void },
  deep: () => boolean,
): void {
  let was = false;
  flow.subscribe(() => {
    const now = deep();
    if (now && !was) history.pushState(null, '');
    was = now;
  });
  addEventListener('popstate', () => {
    if (!was) return;
    was = false;
    flow.back();
  });
}
