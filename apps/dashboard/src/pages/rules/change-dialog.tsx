import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { Input } from '../../api/client.ts';
import type { RuleLists, WouldMove } from '../../api/records.ts';
import { useRead, useWrite } from '../../api/use-api.ts';
import { explain } from '../../format/reasons.ts';
import { Loaded, Problems } from '../../parts/answers.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { moveWords, ruleSentence } from './rule-words.ts';
import { useDryRun } from './use-dry-run.ts';

export interface Change {
  kind: 'add' | 'remove';
  lists: RuleLists;
  rule: { id?: string; field: string; op: string; value: string };
  /** The whole of it as a change of the lists. */
  body: Pick<Input<'POST /si/mono/allow-deny'>['body'], 'mode' | 'allow' | 'deny'>;
}

/** Says what a change would move, and only then offers to make it. */
export function ChangeDialog({ change, onClose }: { change: Change | null; onClose: () => void }) {
  if (change === null) return null;
  return <Open change={change} onClose={onClose} />;
}

function Open({ change, onClose }: { change: Change; onClose: () => void }) {
  const { accountId, scope } = change.lists;
  const body = { ...change.body, scope, ...(accountId === null ? {} : { accountId }) };
  const tried = useDryRun(body);
  const save = useWrite('POST /si/mono/allow-deny', {
    done: ({ data }) => `Saved as version ${data.version}. ${data.openDlqAffected} dead letters could be replayed.`,
    quiet: true,
  });
  const isAdd = change.kind === 'add';
  return (
    <Dialog onClose={onClose} size="lg" title={isAdd ? 'Add this rule?' : 'Remove this rule?'}>
      <Stack>
        <Text>{ruleSentence(change.rule)}</Text>
        <Loaded asked={tried} what="what it would move" rows={1}>
          {({ data }) => <Moves moved={data} />}
        </Loaded>
        {save.error && (
          <Alert color="red" variant="outline" role="alert" title={save.error.message}>
            <Problems error={save.error} />
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Leave it
          </Button>
          <Button
            disabled={tried.data === undefined}
            loading={save.isPending}
            onClick={() => save.mutate({ body }, { onSuccess: onClose })}
          >
            {isAdd ? 'Save the rule' : 'Remove the rule'}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

const SHOWN = 5;

function Moves({ moved: { rows, counts, moves } }: { moved: WouldMove }) {
  const kinds = Object.entries(counts);
  if (kinds.length === 0) return <Text size="sm">It would move none of the newest {rows} transactions.</Text>;
  return (
    <div role="status">
      <Text size="sm">Of the newest {rows} transactions it would move</Text>
      <ul className="moves">
        {kinds.map(([kind, count]) => (
          <li key={kind}>
            <strong>{count}</strong> {moveWords(kind)}
          </li>
        ))}
      </ul>
      <ul className="examples">
        {moves.slice(0, SHOWN).map((move) => (
          <Example key={move.transactionId} move={move} />
        ))}
      </ul>
    </div>
  );
}

function Example({ move: { transactionId, to } }: { move: WouldMove['moves'][number] }) {
  const row = useRead('GET /si/mono/events', { query: { transactionId, pageSize: 1 } }).data?.data[0];
  return (
    <li>
      <span>{row?.narration ?? transactionId}</span>{' '}
      <span className="soft">{explain({ rule: 0, detail: to.detail }).sentence}</span>
    </li>
  );
}
