import type { ComponentChildren, JSX } from 'preact';
import { Spinner } from './icons.tsx';

interface ButtonProps {
  kind?: 'primary' | 'secondary' | 'quiet';
  busy?: boolean;
  submit?: boolean;
  onPress?: () => void;
  children: ComponentChildren;
}

/** A busy button keeps its place in the tab order, and does nothing. */
export function Button({
  kind = 'primary',
  busy = false,
  submit = false,
  onPress,
  children,
}: ButtonProps): JSX.Element {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button ${kind}`}
      aria-disabled={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {busy && <Spinner />}
      <span>{children}</span>
    </button>
  );
}
