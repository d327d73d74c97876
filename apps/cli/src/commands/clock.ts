import type { Command } from 'commander';
import { type ApiOptions, openApi } from '../api.ts';
import type { Setting } from '../terminal.ts';
import { withApi } from './with-api.ts';

interface ClockState {
  now: string;
  real: boolean;
  offset_ms: number;
  /** Where it is still on its way to; null: it has arrived. */
  moving_to: string | null;
  /** How much fell due on the way, and was done. */
  ran?: number;
}

export function addClockCommands(program: Command, { terminal, tell }: Setting): void {
  const move = async (options: ApiOptions, body: object): Promise<void> => {
    const api = await openApi(terminal, options);
    const { data } = await api.call<ClockState>('POST', '/v2/sandbox/clock', body);
    tell(data, () => clockText(data));
  };
  const clock = program.command('clock').description("Read or move a test environment's clock.");

  withApi(clock.command('show', { isDefault: true }).description('What time it is there.')).action(
    async (options: ApiOptions) => {
      const api = await openApi(terminal, options);
      const { data } = await api.call<ClockState>('GET', '/v2/sandbox/clock');
      tell(data, () => clockText(data));
    },
  );
  withApi(clock.command('advance').description('Move it on. What falls due on the way is done, in order.'))
    .argument('<duration>', 'like 30d, 12h, 1d12h')
    .action((advance: string, options: ApiOptions) => move(options, { advance }));
  withApi(clock.command('set').description('Set it.'))
    .argument('<time>', 'like 2026-12-24T09:00:00Z')
    .action((now: string, options: ApiOptions) => move(options, { now }));
  withApi(clock.command('real').description('Give it the real time back.')).action((options: ApiOptions) =>
    move(options, { real: true }),
  );
}

function clockText({ now, real, ran, moving_to }: ClockState): string {
  const done = ran ? ` ${ran} ${ran === 1 ? 'thing' : 'things'} fell due on the way.` : '';
  const way =
    moving_to === null ? '' : ` On its way to ${moving_to}: what falls due before that goes on in the background.`;
  return `${now}${real ? ' (real time)' : ' (moved)'}${done}${way}`;
}
