import type { ConnectConstructor } from '../connect.d.ts';
import { Widget } from './widget.ts';

/** `new Connect({…})` and `Connect({…})` are the same. */
export const Connect = new Proxy(Widget, {
  apply: (target, _self, args: ConstructorParameters<typeof Widget>) => new target(...args),
}) as unknown as ConnectConstructor;
export default Connect;

// On a server there is no window: importing the module must do no harm there.
if (typeof window !== 'undefined') {
  Object.assign(window, { Connect, '@mono.co/connect.js': { default: Connect, Connect } });
}
