import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { DeadLetter } from '../../api/records.ts';
import { useRead, useWrite } from '../../api/use-api.ts';
import { lagosTime } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { reasonTitle } from '../../format/reasons.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { Reasons } from '../../parts/reasons.tsx';
import { useSelection } from '../../parts/use-selection.ts';
import { useSession } from '../../session/session.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';

export const replayWords = ({
  replayed,
  drafted,
  stillRejected,
}: {
  replayed: number;
  drafted: number;
  stillRejected: number;
}) => `Replayed ${replayed}: ${drafted} drafted, ${stillRejected} still rejected`;

/** Rows with their reasons; the selected one shows what the bank said, and what can be done. */
export function DeadLetters({ letters, onHelp }: { letters: readonly DeadLetter[]; onHelp: () => void }) {
  const { can } = useSession();
  const { list, at, select, move } = useSelection(letters.length);
  const [dismissed, setDismissed] = useState<DeadLetter | null>(null);
  const replay = useWrite('POST /si/mono/dlq/{id}/replay', { done: ({ data }) => replayWords(data) });
  const selected = letters[at];
  const isOpen = (letter: DeadLetter | undefined): letter is DeadLetter => letter?.status === 'open' && can('operator');
  const replayOne = (letter: DeadLetter | undefined): void => {
    if (isOpen(letter) && !replay.isPending) replay.mutate({ path: { id: letter.id }, body: {} });
  };
  useKeys('dead-letters', {
    ...{ next: () => move('next'), previous: () => move('previous'), help: onHelp },
    replay: () => replayOne(selected),
    dismiss: () => isOpen(selected) && setDismissed(selected),
  });
  return (
    <>
      <ul className="queue" ref={list}>
        {letters.map((letter, row) => (
          <li
            key={letter.id}
            className="queue-row"
            data-selected={row === at || undefined}
            onFocus={() => select(row)}
            onPointerDown={() => select(row)}
          >
            <div className="queue-who">
              <button type="button" className="queue-payer" data-row-focus onClick={() => select(row)}>
                {reasonTitle(letter.reason)}
              </button>
              <span className="soft">
                {letter.decision === 'review' && 'Worth a look · '}
                {lagosTime(letter.lastSeenAt)}
                {letter.attempts > 1 && ` · ${letter.attempts} times`}
              </span>
              <code>{letter.transactionId}</code>
            </div>
            <div className="queue-what">
              <WhatTheBankSaid letter={letter} />
              {letter.note !== null && <span className="soft">Note: {letter.note}</span>}
            </div>
            <div className="queue-why">
              <Reasons reasons={letter.reasons} most={8} />
            </div>
            {isOpen(letter) && (
              <Group gap="xs" className="queue-acts">
                <Button
                  size="compact-md"
                  variant={row === at ? 'filled' : 'default'}
                  onClick={() => replayOne(letter)}
                  loading={replay.isPending && replay.variables.path.id === letter.id}
                  {...(row === at ? { 'aria-keyshortcuts': 'r' } : {})}
                >
                  Replay
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() => setDismissed(letter)}
                  {...(row === at ? { 'aria-keyshortcuts': 'd' } : {})}
                >
                  Dismiss
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      <DismissDialog letter={dismissed} onClose={() => setDismissed(null)} />
    </>
  );
}

const PREVIEWS = 100;

/** The newest previews are read once for the whole list: a dead letter names its row, and does not repeat it. */
function WhatTheBankSaid({ letter }: { letter: DeadLetter }) {
  const newest = useRead('GET /si/mono/events', { query: { reason: letter.reason, pageSize: PREVIEWS } });
  const { accountId, transactionId } = letter;
  const isKnown = newest.data?.data.some((each) => each.transactionId === transactionId) ?? false;
  const enabled = newest.isSuccess && !isKnown;
  const alone = useRead('GET /si/mono/events', { query: { accountId, transactionId, pageSize: 1 } }, { enabled });
  const row = [...(newest.data?.data ?? []), ...(alone.data?.data ?? [])].find(
    (each) => each.transactionId === transactionId,
  );
  if (!row) return <span className="soft">{newest.isPending ? 'Reading the row…' : 'The row itself is gone.'}</span>;
  return (
    <>
      <span className="amount">{money(row.amount, row.currency)}</span>
      <span>{row.narration}</span>
    </>
  );
}
