import { confirm } from '@clack/prompts';
import type { Command } from 'commander';
import { durationMs } from '../duration.ts';
import { administer } from '../platform.ts';
import { Failure, type Setting, table } from '../terminal.ts';
import { type PlaceOptions, placeOf, withPlace } from './place.ts';

interface Key {
  id: string;
  kind: string;
  hint: string;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
}

interface MadeKey {
  id: string;
  key: string;
}

type KindOptions = PlaceOptions & { public?: boolean };

const kindOf = ({ public: open }: KindOptions): 'secret' | 'public' => (open ? 'public' : 'secret');

export function addKeyCommands(program: Command, { terminal, tell }: Setting): void {
  const keys = program.command('keys').description('API keys of an app. Only their hashes are kept.');

  withPlace(keys.command('list').description('List the keys; of each the last characters.')).action(
    async (app: string, options: PlaceOptions) => {
      const result = await administer<{ keys: Key[] }>(terminal, 'keys.list', placeOf(app, options));
      tell(result, () => table(['ID', 'KIND', 'ENDS IN', 'MADE', 'STATE'], result.keys.map(rowOf)));
    },
  );
  withPlace(keys.command('create').description('Make one more key. It is shown once.'))
    .option('--public', 'a public key, for the widget')
    .action(async (app: string, options: KindOptions) => {
      const made = await administer<MadeKey>(terminal, 'keys.create', {
        ...placeOf(app, options),
        kind: kindOf(options),
      });
      tell(made, () => shownOnce(made));
    });
  withPlace(keys.command('rotate').description('Make a key that takes the place of all others of its kind.'))
    .option('--public', 'the public keys')
    .option('--overlap <duration>', 'how long the others still work', '24h')
    .action(async (app: string, options: KindOptions & { overlap: string }) => {
      const input = { ...placeOf(app, options), kind: kindOf(options), overlap_ms: durationMs(options.overlap) };
      const made = await administer<MadeKey>(terminal, 'keys.rotate', input);
      tell(made, () => `${shownOnce(made)}\nThe keys before it work for ${options.overlap} more.`);
    });
  withPlace(keys.command('revoke').description('End a key at once.'))
    .argument('<key>', "the key's id, as `kente keys list` tells it")
    .option('--yes', 'do not ask')
    .action(async (app: string, key: string, options: PlaceOptions & { yes?: boolean }) => {
      if (
        !options.yes &&
        terminal.interactive &&
        (await confirm({ message: `End the key ${key} at once?`, initialValue: false })) !== true
      ) {
        throw new Failure('Nothing was changed.', 130);
      }
      const result = await administer<{ id: string }>(terminal, 'keys.revoke', {
        ...placeOf(app, options),
        key_id: key,
      });
      tell(result, () => `Revoked ${key}.`);
    });
}

function rowOf(key: Key): string[] {
  const state = key.revoked_at
    ? `revoked ${day(key.revoked_at)}`
    : key.expires_at
      ? `until ${key.expires_at}`
      : 'works';
  return [key.id, key.kind, `…${key.hint}`, day(key.created_at), state];
}

const day = (time: string): string => time.slice(0, 10);

const shownOnce = ({ key }: MadeKey): string => `${key}\n\nKeep it now: it is not shown again.`;
