import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Boot } from '../wire.ts';
import { words } from '../words.ts';
import { Icon, Mark } from './icons.tsx';

interface FrameProps {
  mode: Boot['mode'];
  /** Absent: there is no way back. */
  onBack?: (() => void) | undefined;
  onClose: () => void;
  /** Escape belongs to the dialog while it asks. */
  asking: boolean;
  /** null: there is nothing to get along with. */
  progress: { now: number; of: number } | null;
  lost: boolean;
  onHurry: () => void;
  /** Under everything, beside our name. */
  promise: string;
  dialog: JSX.Element;
  children: ComponentChildren;
}

/** What stays around every screen: back, progress, close; what is wrong with the network; who we are. */
export function Frame(props: FrameProps): JSX.Element {
  useEscape(props.onClose, props.asking);
  return (
    <div class="card">
      <header>
        <Bar {...props} />
        {props.mode === 'test' && <p class="test">{words.testMode}</p>}
        <Connection lost={props.lost} onHurry={props.onHurry} />
      </header>
      <main class="body">{props.children}</main>
      <footer>
        <Mark />
        <b>{words.product}</b>
        <span class="dot" aria-hidden="true" />
        <Icon name="lock" />
        <span>{props.promise}</span>
      </footer>
      {props.dialog}
    </div>
  );
}

function Bar({ onBack, onClose, progress }: Pick<FrameProps, 'onBack' | 'onClose' | 'progress'>): JSX.Element {
  return (
    <div class="bar">
      {onBack ? (
        <button type="button" class="round" aria-label={words.back} onClick={onBack}>
          <Icon name="back" />
        </button>
      ) : (
        <span class="round" />
      )}
      {progress ? <Progress {...progress} /> : <span class="grow" />}
      <button type="button" class="round" aria-label={words.close} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Progress({ now, of }: { now: number; of: number }): JSX.Element {
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={words.progress(now, of)}
      aria-valuemin={1}
      aria-valuemax={of}
      aria-valuenow={now}
    >
      {Array.from({ length: of }, (_, index) => (
        <span key={index} class={index < now ? 'on' : ''} />
      ))}
    </div>
  );
}

function Connection({ lost, onHurry }: { lost: boolean; onHurry: () => void }): JSX.Element {
  return (
    <div role="status" class={lost ? 'lost' : ''}>
      {lost && (
        <>
          <span>{words.connection.lost}</span>
          <button type="button" onClick={onHurry}>
            {words.connection.now}
          </button>
        </>
      )}
    </div>
  );
}

/** Asks to leave. While it asks, the key belongs to the dialog, which closes on it. */
function useEscape(onClose: () => void, asking: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || asking) return;
      event.preventDefault();
      onClose();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onClose, asking]);
}
