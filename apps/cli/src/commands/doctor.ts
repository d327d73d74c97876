import type { Command } from 'commander';
import { administer } from '../platform.ts';
import type { Setting } from '../terminal.ts';

interface Finding {
  subject: string;
  state: 'good' | 'note' | 'bad';
  text: string;
  advice?: string;
}

const MARKS = { good: '✓', note: '·', bad: '✗' } as const;
const OLDEST_NODE = [22, 18] as const;

export function addDoctorCommand(program: Command, { terminal, tell, end }: Setting): void {
  program
    .command('doctor')
    .description('Look at everything that Kente stands on. Changes nothing.')
    .action(async () => {
      const { findings: found } = await administer<{ findings: Finding[] }>(terminal, 'doctor');
      const findings = [nodeFinding(process.versions.node), ...found];
      const bad = findings.filter(({ state }) => state === 'bad').length;
      tell({ healthy: bad === 0, findings }, () => doctorText(findings, bad));
      if (bad > 0) end(1);
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

function doctorText(findings: readonly Finding[], bad: number): string {
  const lines = findings.map(({ subject, state, text, advice }) => {
    const line = `${MARKS[state]} ${subject.padEnd(11)} ${text}`;
    return advice && state === 'bad' ? `${line}\n${' '.repeat(14)}${advice}` : line;
  });
  const end = bad === 0 ? 'Nothing stands in the way.' : `${bad} ${bad === 1 ? 'thing needs' : 'things need'} you.`;
  return `${lines.join('\n')}\n\n${end}`;
}
