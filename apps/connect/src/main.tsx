import { render } from 'preact';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { Flow } from './flow.ts';
import { listenersOf } from './listeners.ts';
import { createMemory, memoryKey } from './memory.ts';
import { createMessages, tell } from './messages.ts';
import './styles.css';
import { createPatience, createSend } from './transport.ts';
import type { Boot } from './wire.ts';

const root = document.getElementById('app');
const block = document.getElementById('kente-boot')?.textContent;
if (root && block) open(root, JSON.parse(block) as Boot);

function open(root: HTMLElement, boot: Boot): void {
  const framed = window.parent !== window;
  document.documentElement.classList.toggle('framed', framed);
  const { wait, hurry } = createPatience();
  const flow: Flow = new Flow({
    boot,
    api: createApi({ send: createSend('/connect/api'), wait, onConnection: (lost) => flow.setConnection(lost) }),
    messages: createMessages(boot, Date.now),
    tell: (messages) => tell(listenersOf(boot.referrerOrigin, framed), messages),
    memory: createMemory(() => sessionStorage, memoryKey(boot.opened)),
    goTo: (address) => location.replace(address),
    hurry,
  });
  render(<App flow={flow} />, root);
  addEventListener('pagehide', () => {
    // A success must be told even when the person is quicker than the page.
    if (flow.state.place === 'end' && flow.state.end?.redirect === undefined) flow.finish();
  });
  if (framed) freshWhenShownAgain(flow, root);
  else followHistory(flow);
}

/** A widget that was closed and is opened again begins again. */
function freshWhenShownAgain(flow: Flow, root: HTMLElement): void {
  let hidden = false;
  new IntersectionObserver(([entry]) => {
    if (!entry) return;
    if (entry.isIntersecting && hidden && flow.state.place === 'end') flow.restart();
    hidden = !entry.isIntersecting;
  }).observe(root);
}

/** On a page of its own the browser's way back goes one screen back, as people expect on a phone. */
function followHistory(flow: Flow): void {
  let deep = false;
  flow.subscribe(() => {
    const { place } = flow.state;
    const inside = place !== 'consent' && place !== 'problem' && place !== 'end';
    if (inside && !deep) history.pushState(null, '');
    deep = inside;
  });
  addEventListener('popstate', () => {
    if (!deep) return;
    deep = false;
    flow.back();
  });
}
