import { render } from 'preact';
import { App } from './authorise/app.tsx';
import { AuthoriseFlow } from './authorise/flow.ts';
import type { AuthoriseBoot } from './authorise/wire.ts';
import { createCall } from './calling.ts';
import { createMemory } from './memory.ts';
import { followHistory, NOT_REACHED, shellOf } from './pay/start.ts';
import './pay.css';
import { createPatience, createSend } from './transport.ts';

const shell = shellOf<AuthoriseBoot>();
if (shell) open(shell.root, shell.boot);

function open(root: HTMLElement, boot: AuthoriseBoot): void {
  const { wait, hurry } = createPatience();
  const onConnection = (lost: boolean): void => flow.setConnection(lost);
  const flow: AuthoriseFlow = new AuthoriseFlow({
    boot,
    call: createCall({ send: createSend(''), wait, onConnection }, NOT_REACHED),
    memory: createMemory(() => sessionStorage, `kente.authorise.${boot.link}`),
    goTo: (address) => location.assign(address),
    hurry,
  });
  render(<App flow={flow} />, root);
  followHistory(flow, () => flow.hasBack);
}
