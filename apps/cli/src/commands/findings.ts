import type { Finding } from '@kente/kit/administration';
import type { Setting } from '../terminal.ts';

export type { Finding };

const MARKS = { good: '✓', note: '·', bad: '✗' } as const;

/** A line each, what to do under those that are bad; ends with 1 where there is one. */
export function tellFindings({ tell, end }: Setting, findings: readonly Finding[]): void {
  const bad = findings.filter(({ state }) => state === 'bad').length;
  tell({ healthy: bad === 0, findings }, () => findingsText(findings, bad));
  if (bad > 0) end(1);
}

function findingsText(findings: readonly Finding[], bad: number): string {
  const lines = findings.map(({ subject, state, text, advice }) => {
    const line = `${MARKS[state]} ${subject.padEnd(11)} ${text}`;
    return advice && state === 'bad' ? `${line}\n${' '.repeat(14)}${advice}` : line;
  });
  const end = bad === 0 ? 'Nothing stands in the way.' : `${bad} ${bad === 1 ? 'thing needs' : 'things need'} you.`;
  return `${lines.join('\n')}\n\n${end}`;
}
