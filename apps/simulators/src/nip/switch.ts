import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Callbacks } from './callbacks.ts';
import type { SwitchCustomers } from './customers.ts';
import type { SwitchStore } from './store.ts';

/** What the routes of the simulated switch work with. */
export interface Switch {
  store: SwitchStore;
  customers: SwitchCustomers;
  callbacks: Callbacks;
  clock: Clock;
  log: Logger;
}
