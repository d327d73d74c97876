import { useCallback, useRef, useState } from 'react';
import { moved } from '../keys/keymap.ts';

/**
 * One row of a list is the selected one; moving to it moves the focus to the element with `data-row-focus` in it, so
 * that everybody who cannot see it hears it.
 */
export function useSelection(rows: number) {
  const list = useRef<HTMLUListElement>(null);
  const [wanted, setWanted] = useState(0);
  // The list gets shorter when something is done with a row: the next one takes its place.
  const at = Math.max(0, Math.min(wanted, rows - 1));
  const move = useCallback(
    (command: 'next' | 'previous') => {
      const isInside = list.current?.contains(document.activeElement) ?? false;
      // The first press brings the person to the selected row, the next ones move.
      const to = isInside ? moved(at, command, rows) : at;
      setWanted(to);
      const row = list.current?.children[to];
      row?.querySelector<HTMLElement>('[data-row-focus]')?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    },
    [at, rows],
  );
  return { list, at, select: setWanted, move };
}
