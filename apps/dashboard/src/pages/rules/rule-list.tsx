import { Button, Paper, Title } from '@mantine/core';
import type { Rule, RuleLists } from '../../api/records.ts';
import { lagosTime } from '../../format/dates.ts';
import type { Change } from './change-dialog.tsx';
import { ruleSentence } from './rule-words.ts';

const TITLES = { allow: 'Always drafted', deny: 'Never drafted' } as const;

interface RuleListProps {
  list: 'allow' | 'deny';
  lists: RuleLists;
  /** Null: may only be read. */
  onChange: ((change: Change) => void) | null;
}

export function RuleList({ list, lists, onChange }: RuleListProps) {
  const rules = lists[list];
  const remove = (rule: Rule): void => {
    const left = rules
      .filter(({ id }) => id !== rule.id)
      .map(({ field, op, value, note }) => withNote({ field, op, value }, note));
    onChange?.({ kind: 'remove', lists, rule, body: { mode: 'replace', [list]: left } });
  };
  return (
    <Paper component="section" withBorder p="md" className="sheet">
      <Title order={2} size="h4" mb="xs">
        {TITLES[list]}
      </Title>
      {rules.length === 0 && <p className="soft">No rule stands here.</p>}
      <ul className="rules">
        {rules.map((rule) => (
          <li key={rule.id}>
            <div>
              {ruleSentence(rule)}
              <div className="soft">
                {rule.note !== undefined && `${rule.note}. `}Since {lagosTime(rule.createdAt)}
              </div>
            </div>
            {onChange && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => remove(rule)}
                aria-label={`Remove: ${ruleSentence(rule)}`}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Paper>
  );
}

const withNote = <T extends object>(rule: T, note: string | undefined) =>
  note === undefined ? rule : { ...rule, note };
