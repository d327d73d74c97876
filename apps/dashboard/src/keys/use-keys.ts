import { useEffect, useRef } from 'react';
import { type Command, commandOf, type Keymap } from './keymap.ts';

export type Does = Readonly<Partial<Record<Command, () => void>>>;

/** Keys of the page while it is shown. A command that the page does not have is left to the browser. */
export function useKeys(map: Keymap, does: Does): void {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandOf(pressedOf(event), map);
      const act = command === null ? undefined : latest.current[command];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [map]);
}

function pressedOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) {
  const at = target instanceof Element ? target : document.body;
  return {
    ...{ key, ctrlKey, metaKey, altKey },
    writing: at.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null,
    onControl: at.closest('a, button, summary, [role=button]') !== null,
    inDialog: document.querySelector('[role=dialog], dialog[open]') !== null,
  };
}
