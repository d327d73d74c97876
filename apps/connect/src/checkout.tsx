import { render } from 'preact';
import { createCall } from './calling.ts';
import { createCheckoutApi } from './checkout/api.ts';
import { App } from './checkout/app.tsx';
import { CheckoutFlow } from './checkout/flow.ts';
import type { CheckoutBoot } from './checkout/wire.ts';
import { listenersOf } from './listeners.ts';
import { createMemory } from './memory.ts';
import { createMessages, tell } from './messages.ts';
import { followHistory, NOT_REACHED, shellOf } from './pay/start.ts';
import './pay.css';
import { createPatience, createSend } from './transport.ts';

const shell = shellOf<CheckoutBoot>();
if (shell) open(shell.root, shell.boot);

function open(root: HTMLElement, boot: CheckoutBoot): void {
  const framed = window.parent !== window;
  document.documentElement.classList.toggle('framed', framed);
  const { wait, hurry } = createPatience();
  const onConnection = (lost: boolean): void => flow.setConnection(lost);
  const call = createCall({ send: createSend(''), wait, onConnection }, NOT_REACHED);
  const told = {
    get reference() {
      return flow.state.view?.reference ?? null;
    },
  };
  const flow: CheckoutFlow = new CheckoutFlow({
    boot,
    api: createCheckoutApi(call, boot.payment ?? ''),
    messages: createMessages(told, Date.now),
    tell: (messages) => tell(listenersOf(boot.referrerOrigin, framed), messages),
    memory: createMemory(() => sessionStorage, `kente.checkout.${boot.payment}`),
    goTo: (address) => location.replace(address),
    hurry,
  });
  render(<App flow={flow} />, root);
  addEventListener('pagehide', flow.hidden);
  if (!framed) followHistory(flow, () => flow.hasBack);
}
