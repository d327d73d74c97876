import type { Command } from 'commander';
import { administer } from '../platform.ts';
import type { Setting } from '../terminal.ts';
import { type Finding, tellFindings } from './findings.ts';

const OLDEST_NODE = [22, 18] as const;

export function addDoctorCommand(program: Command, setting: Setting): void {
  program
    .command('doctor')
    .description('Look at everything that Kente stands on. Changes nothing.')
    .action(async () => {
      const { findings: found } = await administer<{ findings: Finding[] }>(setting.terminal, 'doctor');
      tellFindings(setting, [nodeFinding(process.versions.node), ...found]);
    });
}

export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const fits = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  if (fits) return { subject: 'Node.js', state: 'good', text: `Version ${version}.` };
  const text = `Version ${version} is too old: ${OLDEST_NODE.join('.')} is the oldest that runs TypeScript.`;
  return { subject: 'Node.js', state: 'bad', text, advice: 'Use npx or npm scripts: npm ci brings the right one.' };
}
