import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../words.ts';
import { Button } from './button.tsx';
import { useFlow } from './use-flow.ts';

/** Asks once more. The browser's own dialog keeps the focus inside and closes on Escape. */
export function LeaveDialog(): JSX.Element {
  const flow = useFlow();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = flow.state.leaving;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      class="ask"
      ref={dialog}
      aria-labelledby="leave-title"
      onCancel={() => flow.stay()}
      onClose={() => open && flow.stay()}
    >
      <h2 id="leave-title">{words.leave.title}</h2>
      <p>{words.leave.text}</p>
      <div class="pair">
        <Button kind="secondary" onPress={flow.stay}>
          {words.leave.stay}
        </Button>
        <Button kind="primary" busy={flow.state.busy && flow.state.place !== 'step'} onPress={flow.leave}>
          {words.leave.leave}
        </Button>
      </div>
    </dialog>
  );
}
