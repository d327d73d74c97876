import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';

interface LeaveDialogProps {
  open: boolean;
  busy: boolean;
  text: { title: string; text: string; leave: string; stay: string };
  onStay: () => void;
  onLeave: () => void;
}

/** Asks once more. The browser's own dialog keeps the focus inside and closes on Escape. */
export function LeaveDialog({ open, busy, text, onStay, onLeave }: LeaveDialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      class="ask"
      ref={dialog}
      aria-labelledby="leave-title"
      onCancel={() => onStay()}
      onClose={() => open && onStay()}
    >
      <h2 id="leave-title">{text.title}</h2>
      <p>{text.text}</p>
      <div class="pair">
        <Button kind="secondary" onPress={onStay}>
          {text.stay}
        </Button>
        <Button kind="primary" busy={busy} onPress={onLeave}>
          {text.leave}
        </Button>
      </div>
    </dialog>
  );
}
