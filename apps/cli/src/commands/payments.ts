import type { Command } from 'commander';
import { administer } from '../platform.ts';
import { Failure, type Setting, table } from '../terminal.ts';
import { type PlaceOptions, placeOf, withPlace } from './place.ts';

interface Settings {
  platform: Readonly<Record<string, unknown>>;
  own: Readonly<Record<string, unknown>>;
}

export function addPaymentCommands(program: Command, { terminal, tell }: Setting): void {
  const payments = program.command('payments').description('How payments behave.');
  withPlace(payments.command('settings').description('Show the settings of an app, or change some of them.'))
    .argument('[changes...]', 'name=value; values are JSON or plain text, null goes back to the platform’s')
    .action(async (app: string, changes: readonly string[], options: PlaceOptions) => {
      const set = Object.fromEntries(changes.map(assignment));
      const input = { ...placeOf(app, options), ...(changes.length > 0 ? { set } : {}) };
      const settings = await administer<Settings>(terminal, 'payments.settings', input);
      tell(settings, () => settingsText(settings));
    });
  const holding = { hold: 'Keep a payment out of payouts.', release: 'Let a held payment into payouts again.' };
  for (const [verb, description] of Object.entries(holding)) {
    withPlace(payments.command(verb).description(description))
      .argument('<payment>', 'its reference or id')
      .action(async (app: string, payment: string, options: PlaceOptions) => {
        const input = { ...placeOf(app, options), payment, held: verb === 'hold' };
        const result = await administer<{ reference: string; held: boolean }>(terminal, 'payments.hold', input);
        tell(result, () => `${result.reference} is ${result.held ? 'held' : 'released'}.`);
      });
  }
}

function assignment(text: string): [string, unknown] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new Failure(`"${text}" is not of the form name=value.`);
  const value = text.slice(equals + 1);
  try {
    return [text.slice(0, equals), JSON.parse(value)];
  } catch {
    return [text.slice(0, equals), value];
  }
}

function settingsText({ platform, own }: Settings): string {
  const rows = Object.entries(platform).map(([name, value]) => [
    ...[name, JSON.stringify(own[name] ?? value)],
    Object.hasOwn(own, name) ? 'this app' : 'platform',
  ]);
  return table(['SETTING', 'VALUE', 'FROM'], rows);
}
