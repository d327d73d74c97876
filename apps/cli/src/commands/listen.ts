import type { Command } from 'commander';
import { type ApiOptions, openApi } from '../api.ts';
import { follow, type LoggedEvent } from '../follow.ts';
import { forward } from '../forward.ts';
import { Failure, type Setting } from '../terminal.ts';
import { listOf } from './place.ts';
import { withApi } from './with-api.ts';

interface ListenOptions extends ApiOptions {
  forwardTo: string;
  secret?: string;
  events?: string[];
  after?: string;
}

export function addListenCommand(program: Command, { terminal, tell }: Setting): void {
  withApi(program.command('listen').description('Follow the event log, and bring each event to a server of yours.'))
    .requiredOption('--forward-to <url>', 'where to POST them')
    .option('--secret <secret>', "the webhook's secret (default: KENTE_WEBHOOK_SECRET, else the demo app's)")
    .option('--events <list>', 'only these', listOf)
    .option('--after <event>', 'begin after this event (default: only new ones)')
    .action(async ({ forwardTo, secret, events, after, ...options }: ListenOptions) => {
      if (!URL.canParse(forwardTo) || !/^https?:$/.test(new URL(forwardTo).protocol)) {
        throw new Failure(`"${forwardTo}" is no http address. Write it like http://localhost:3000/webhooks`, 2);
      }
      const api = await openApi(terminal, options);
      const sign = secret ?? terminal.variables.KENTE_WEBHOOK_SECRET ?? api.demo?.webhookSecret;
      if (!sign)
        throw new Failure("No secret to sign with. Give the webhook's with --secret or KENTE_WEBHOOK_SECRET.", 2);

      terminal.err(`Listening at ${api.url}, forwarding to ${forwardTo}. Stop with Ctrl-C.`);
      const bring = async (event: LoggedEvent): Promise<void> => {
        const outcome = await forward(event, forwardTo, sign);
        tell({ event: event.event, event_id: event.event_id, ...outcome }, () => {
          const ending = outcome.status === null ? outcome.error : `${outcome.status} in ${outcome.duration_ms} ms`;
          return `${event.timestamp}  ${event.event_id}  ${event.event.padEnd(34)}  ${ending}`;
        });
      };
      await follow(api, { ...(events ? { types: events } : {}), ...(after ? { after } : {}) }, bring, terminal);
    });
}
