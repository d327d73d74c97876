import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Flow } from '../flow.ts';
import { before, stage } from '../state.ts';
import { words } from '../words.ts';
import { Icon, Mark } from './icons.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useFlow } from './use-flow.ts';

const STAGES = 4;

/** What stays around every screen: back, progress, close; what is wrong with the network; who we are. */
export function Shell({ children }: { children: ComponentChildren }): JSX.Element {
  const flow = useFlow();
  const { boot } = flow.state;
  useEscape(flow);
  return (
    <div class="card">
      <header>
        <Bar />
        {boot.mode === 'test' && <p class="test">{words.testMode}</p>}
        <Connection />
      </header>
      <main class="body">{children}</main>
      <footer>
        <Mark />
        <b>{words.product}</b>
        <span class="dot" aria-hidden="true" />
        <Icon name="lock" />
        <span>{words.secured(boot.business.name)}</span>
      </footer>
      <LeaveDialog />
    </div>
  );
}

function Bar(): JSX.Element {
  const flow = useFlow();
  const { state } = flow;
  const under = state.place === 'problem' || state.end?.outcome === 'cancelled';
  return (
    <div class="bar">
      {before(state) ? (
        <button type="button" class="round" aria-label={words.back} onClick={flow.back}>
          <Icon name="back" />
        </button>
      ) : (
        <span class="round" />
      )}
      {under ? <span class="grow" /> : <Progress now={stage(state)} />}
      <button type="button" class="round" aria-label={words.close} onClick={flow.askToLeave}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Progress({ now }: { now: number }): JSX.Element {
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={words.progress(now, STAGES)}
      aria-valuemin={1}
      aria-valuemax={STAGES}
      aria-valuenow={now}
    >
      {Array.from({ length: STAGES }, (_, index) => (
        <span key={index} class={index < now ? 'on' : ''} />
      ))}
    </div>
  );
}

function Connection(): JSX.Element {
  const { state, hurry } = useFlow();
  return (
    <div role="status" class={state.lost ? 'lost' : ''}>
      {state.lost && (
        <>
          <span>{words.connection.lost}</span>
          <button type="button" onClick={hurry}>
            {words.connection.now}
          </button>
        </>
      )}
    </div>
  );
}

/** Asks to leave. While it asks, the key belongs to the dialog, which closes on it. */
function useEscape(flow: Flow): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || flow.state.leaving) return;
      event.preventDefault();
      flow.askToLeave();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [flow]);
}
