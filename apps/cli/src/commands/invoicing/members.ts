import type { Command } from 'commander';
import { administerInvoicing } from '../../platform.ts';
import { type Setting, table } from '../../terminal.ts';

interface Member {
  email: string;
  role: string;
  created_at: string;
}

export function addMembers(group: Command, { terminal, tell }: Setting): void {
  const members = group
    .command('members')
    .description('People of an organisation, by the address that they sign in with.');
  const ofOne = (command: Command): Command => command.argument('<organisation>', 'its id or name');

  ofOne(members.command('list').description('List them.')).action(async (organisation: string) => {
    const result = await administerInvoicing<{ members: Member[] }>(terminal, 'members.list', { organisation });
    tell(result, () => membersText(result.members));
  });
  ofOne(members.command('add').description('Add somebody, or give them another role.'))
    .argument('<email>', 'the address of a console user')
    .option('--role <role>', 'viewer reads, operator syncs and confirms, admin signs and decides on rules', 'viewer')
    .action(async (organisation: string, email: string, { role }: { role: string }) => {
      const made = await administerInvoicing<Member>(terminal, 'members.add', { organisation, email, role });
      tell(
        made,
        () => `${made.email} is ${made.role}. They sign in as a console user: kente console users add ${made.email}`,
      );
    });
  ofOne(members.command('remove').description('Take somebody out. It holds from their next call on.'))
    .argument('<email>', 'their address')
    .action(async (organisation: string, email: string) => {
      const result = await administerInvoicing<object>(terminal, 'members.remove', { organisation, email });
      tell(result, () => `Removed ${email}.`);
    });
}

function membersText(members: readonly Member[]): string {
  if (members.length === 0) return 'No members. Add one: kente invoicing members add ORGANISATION EMAIL';
  return table(
    ['EMAIL', 'ROLE', 'ADDED'],
    members.map(({ email, role, created_at }) => [email, role, created_at.slice(0, 10)]),
  );
}
