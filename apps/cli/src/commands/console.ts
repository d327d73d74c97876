import { cancel, confirm, isCancel, password as secretly } from '@clack/prompts';
import type { Command } from 'commander';
import { administer } from '../platform.ts';
import { Failure, type Setting, type Terminal, table } from '../terminal.ts';

interface User {
  email: string;
  name: string;
  created_at: string;
  last_seen_at: string | null;
}

interface Password {
  email: string;
  password: string;
}

interface PasswordOptions {
  askPassword?: boolean;
}

export function addConsoleCommands(program: Command, { terminal, tell }: Setting): void {
  const group = program.command('console').description('Who may sign in to the dashboard.');
  const users = group.command('users').description('People with a password. Nobody can sign up.');
  const withPassword = (command: Command): Command =>
    command
      .argument('<email>', 'their address')
      .option('--ask-password', 'ask for the password (default: one is made and shown once)');

  users
    .command('list')
    .description('List them, and when they were there last.')
    .action(async () => {
      const result = await administer<{ users: User[] }>(terminal, 'console.users.list');
      tell(result, () => usersText(result.users));
    });
  withPassword(users.command('add').description('Let somebody sign in.'))
    .option('--name <name>', 'what the dashboard calls them')
    .action(async (email: string, options: PasswordOptions & { name?: string }) => {
      const input = { email, ...(options.name ? { name: options.name } : {}), ...(await chosen(terminal, options)) };
      const made = await administer<Password>(terminal, 'console.users.add', input);
      tell(made, () => shown(made, options));
    });
  withPassword(
    users.command('reset').description('Another password. Their sessions end, and a lock is lifted.'),
  ).action(async (email: string, options: PasswordOptions) => {
    const made = await administer<Password>(terminal, 'console.users.reset', {
      ...{ email },
      ...(await chosen(terminal, options)),
    });
    tell(made, () => shown(made, options));
  });
  users
    .command('remove')
    .description('Never let them sign in again. Their sessions end at once.')
    .argument('<email>', 'their address')
    .option('--yes', 'do not ask')
    .action(async (email: string, { yes }: { yes?: boolean }) => {
      const asked = !yes && terminal.interactive;
      if (asked && (await confirm({ message: `Remove ${email}?`, initialValue: false })) !== true)
        throw new Failure('Nothing was changed.', 130);
      tell(await administer<object>(terminal, 'console.users.remove', { email }), () => `Removed ${email}.`);
    });
  group
    .command('rotate-keys')
    .description(
      'Replace what signs the tokens of the console, as after a leak. Tokens that are out end within ten minutes.',
    )
    .action(async () => {
      const made = await administer<{ id: string }>(terminal, 'console.keys.rotate');
      tell(made, () => `Tokens are signed with the new key ${made.id}.`);
    });
}

async function chosen(terminal: Terminal, { askPassword }: PasswordOptions): Promise<{ password?: string }> {
  if (!askPassword) return {};
  if (!terminal.interactive)
    throw new Failure('Nobody is there to ask. Leave --ask-password away: a password is made.', 2);
  const given = await secretly({ message: 'The password' });
  if (isCancel(given)) {
    cancel('Nothing was changed.');
    throw new Failure('Nothing was changed.', 130);
  }
  return { password: given };
}

function shown({ email, password }: Password, { askPassword }: PasswordOptions): string {
  if (askPassword) return `${email} can sign in.`;
  return `${email} can sign in.\n\n  password  ${password}\n\nIt is not shown again. They can set one of their own in the dashboard.`;
}

function usersText(users: readonly User[]): string {
  if (users.length === 0) return 'Nobody can sign in yet. Add somebody: kente console users add EMAIL';
  const day = (time: string | null): string => time?.slice(0, 10) ?? '–';
  return table(
    ['EMAIL', 'NAME', 'ADDED', 'LAST SEEN'],
    users.map(({ email, name, created_at, last_seen_at }) => [email, name, day(created_at), day(last_seen_at)]),
  );
}
