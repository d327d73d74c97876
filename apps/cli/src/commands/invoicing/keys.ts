import { confirm } from '@clack/prompts';
import type { Command } from 'commander';
import { durationMs } from '../../duration.ts';
import { administerInvoicing } from '../../platform.ts';
import { Failure, type Setting, table } from '../../terminal.ts';

interface Key {
  id: string;
  label: string;
  role: string;
  hint: string;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
}

interface MadeKey {
  id: string;
  key: string;
}

export function addKeys(group: Command, { terminal, tell }: Setting): void {
  const keys = group.command('keys').description("An organisation's own keys. Only their hashes are kept.");
  const ofOne = (command: Command): Command => command.argument('<organisation>', 'its id or name');

  ofOne(keys.command('list').description('List the keys; of each the last characters.')).action(
    async (organisation: string) => {
      const result = await administerInvoicing<{ keys: Key[] }>(terminal, 'keys.list', { organisation });
      tell(result, () => table(['ID', 'ENVIRONMENT', 'ROLE', 'ENDS IN', 'MADE', 'STATE'], result.keys.map(rowOf)));
    },
  );
  ofOne(keys.command('add').description('Make a key. It is shown once.'))
    .option('--production', 'of its production environment (default: the sandbox)')
    .option('--role <role>', 'viewer, operator, admin, or deployment for who runs the installation', 'operator')
    .action(async (organisation: string, { production, role }: { production?: boolean; role: string }) => {
      const input = { organisation, label: production ? 'production' : 'sandbox', role };
      const made = await administerInvoicing<MadeKey>(terminal, 'keys.add', input);
      tell(made, () => shownOnce(made));
    });
  ofOne(keys.command('rotate').description('Make a key that takes the place of another one.'))
    .argument('<key>', "the key's id, as `kente invoicing keys list` tells it")
    .option('--overlap <duration>', 'how long that one still works', '24h')
    .action(async (organisation: string, key: string, { overlap }: { overlap: string }) => {
      const input = { organisation, key_id: key, overlap_ms: durationMs(overlap) };
      const made = await administerInvoicing<MadeKey>(terminal, 'keys.rotate', input);
      tell(made, () => `${shownOnce(made)}\nThe key before it works for ${overlap} more.`);
    });
  ofOne(keys.command('revoke').description('End a key at once.'))
    .argument('<key>', "the key's id")
    .option('--yes', 'do not ask')
    .action(async (organisation: string, key: string, { yes }: { yes?: boolean }) => {
      const asked = !yes && terminal.interactive;
      if (asked && (await confirm({ message: `End the key ${key} at once?`, initialValue: false })) !== true)
        throw new Failure('Nothing was changed.', 130);
      const result = await administerInvoicing<object>(terminal, 'keys.revoke', { organisation, key_id: key });
      tell(result, () => `Revoked ${key}.`);
    });
}

function rowOf(key: Key): string[] {
  const state = key.revoked_at
    ? `revoked ${day(key.revoked_at)}`
    : key.expires_at
      ? `until ${key.expires_at}`
      : 'works';
  return [key.id, key.label, key.role, `…${key.hint}`, day(key.created_at), state];
}

const day = (time: string): string => time.slice(0, 10);

const shownOnce = ({ key }: MadeKey): string => `${key}\n\nKeep it now: it is not shown again.`;
