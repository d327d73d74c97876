import { Button, NativeSelect, Paper, TextInput, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import type { RuleLists } from '../../api/records.ts';
import type { Change } from './change-dialog.tsx';
import { COMPARISONS, FIELDS } from './rule-words.ts';

const LISTS = [
  { value: 'allow', label: 'Always draft' },
  { value: 'deny', label: 'Never draft' },
];

/** Nothing is saved here: the next step says what it would move. */
export function AddRule({ lists, onChange }: { lists: RuleLists; onChange: (change: Change) => void }) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const said = (name: string): string => String(given.get(name)).trim();
    const note = said('note');
    const rule = { field: said('field'), op: said('op'), value: said('value'), ...(note === '' ? {} : { note }) };
    onChange({ kind: 'add', lists, rule, body: { mode: 'merge', [said('list')]: [rule] } });
  };
  return (
    <Paper component="section" withBorder p="md" className="sheet" mb="md">
      <Title order={2} size="h4" mb="xs">
        Add a rule
      </Title>
      <form onSubmit={submit} className="fields add-rule">
        <NativeSelect name="list" label="What to do" data={LISTS} />
        <NativeSelect name="field" label="Where" data={FIELDS} />
        <NativeSelect name="op" label="How" data={COMPARISONS} />
        <TextInput name="value" label="Value" required maxLength={200} />
        <TextInput name="note" label="Note" maxLength={500} />
        <Button type="submit" variant="default">
          See what it would move
        </Button>
      </form>
    </Paper>
  );
}
