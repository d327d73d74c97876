import type { Command } from 'commander';
import { runInvoicing } from '../../platform.ts';
import type { Setting } from '../../terminal.ts';
import { addDoctor } from './doctor.ts';
import { addKeys } from './keys.ts';
import { addMembers } from './members.ts';
import { addOrganisations } from './organisations.ts';

const ROLES = {
  serve: 'Run the connector. Needs INVOICING_DATABASE_URL and MONO_SECRET_KEY.',
  migrate: 'Bring its database forward.',
} as const;

export function addInvoicingCommands(program: Command, setting: Setting): void {
  const group = program.command('invoicing').description('The bank-to-invoice connector: run it, and who may use it.');
  for (const [role, description] of Object.entries(ROLES)) {
    group
      .command(role)
      .description(description)
      .action(async () => setting.end(await runInvoicing(setting.terminal, role)));
  }
  for (const add of [addOrganisations, addKeys, addMembers, addDoctor]) add(group, setting);
}
