import type { Switch } from './switch.ts';
import type { SwitchVisit } from './visit.ts';

/** What was given back by the time of this call is told, once, in calls of the switch; its reports tell it too. */
export async function tellReversals({ store, callbacks }: Switch, visit: SwitchVisit): Promise<void> {
  if (!visit.callback) return;
  const sessions = await store.untoldReversals(visit.world, new Date(visit.nowMs));
  callbacks.send(
    visit.callback,
    sessions.map(({ bookedAs, kind, moved }) => ({
      ...{ kind: 'reversal', session_id: bookedAs, transaction: kind, response_code: '00', amount: moved },
      participant: visit.world,
    })),
  );
}
