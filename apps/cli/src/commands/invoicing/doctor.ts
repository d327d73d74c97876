import type { Command } from 'commander';
import { administerInvoicing } from '../../platform.ts';
import type { Setting } from '../../terminal.ts';
import { type Finding, tellFindings } from '../findings.ts';

export function addDoctor(group: Command, setting: Setting): void {
  group
    .command('doctor')
    .description('Look at everything that the connector stands on. Changes nothing.')
    .action(async () => {
      const { findings } = await administerInvoicing<{ findings: Finding[] }>(setting.terminal, 'doctor');
      tellFindings(setting, findings);
    });
}
