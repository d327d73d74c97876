import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { words } from '../words.ts';

const COPIED_MS = 2500;

/** Something to type elsewhere, with a button that copies it. `name`: what it is, where that is not plain. */
export function Copy({ text, name = text }: { text: string; name?: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const shown = useRef<HTMLElement>(null);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No permission: mark the text, so that the person can copy it.
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  }
  return (
    <div class="copy">
      <code ref={shown}>{text}</code>
      <button type="button" aria-label={words.instructions.copyWhat(name)} onClick={() => void copy()}>
        {copied ? words.instructions.copied : words.instructions.copy}
      </button>
      <span role="status" class="unseen">
        {copied ? words.instructions.copied : ''}
      </span>
    </div>
  );
}
