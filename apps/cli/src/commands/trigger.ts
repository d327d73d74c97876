import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { type ApiOptions, openApi } from '../api.ts';
import { Failure, type Setting } from '../terminal.ts';
import { withApi } from './with-api.ts';

interface TriggerOptions extends ApiOptions {
  account?: string;
  times: string;
}

const MOST = 10_000;

export function addTriggerCommand(program: Command, { terminal, tell }: Setting): void {
  withApi(program.command('trigger').description('Send a well-formed event, without anything having happened.'))
    .argument('<event>', 'like mono.events.account_updated')
    .option('--account <id>', 'about this account (default: the newest one)')
    .option('--times <count>', 'how many', '1')
    .action(async (event: string, { account, times, ...options }: TriggerOptions) => {
      const count = Number(times);
      if (!Number.isInteger(count) || count < 1 || count > MOST)
        throw new Failure(`--times takes a number from 1 to ${MOST}.`, 2);
      const api = await openApi(terminal, options);
      const bar =
        terminal.interactive && count > 1
          ? new SingleBar({ format: '{bar} {value} of {total}' }, Presets.shades_classic)
          : null;
      const ids: string[] = [];
      bar?.start(count, 0);
      try {
        for (let sent = 0; sent < count; sent += 1) {
          const body = { event, ...(account === undefined ? {} : { account }) };
          const { data } = await api.call<{ event_id: string }>('POST', '/v2/sandbox/webhooks/fire', body);
          ids.push(data.event_id);
          bar?.increment();
        }
      } finally {
        bar?.stop();
      }
      tell({ event_ids: ids }, () =>
        ids.length === 1 ? `Sent ${event}: ${ids[0]}` : `Sent ${ids.length} × ${event}.`,
      );
    });
}
