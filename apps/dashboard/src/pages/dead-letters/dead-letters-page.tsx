import { Button, Group, NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useRead, useWrite } from '../../api/use-api.ts';
import { REASONS, reasonTitle } from '../../format/reasons.ts';
import { useKeysDialog } from '../../keys/keys-dialog.tsx';
import { Empty, Loaded, PageHead } from '../../parts/answers.tsx';
import { Pages } from '../../parts/pages.tsx';
import { useSession } from '../../session/session.tsx';
import { DeadLetters, replayWords } from './dead-letters.tsx';

const here = getRouteApi('/dead-letters');
const STATUSES = [
  { value: 'open', label: 'Open' },
  { value: 'replayed', label: 'Replayed' },
  { value: 'dismissed', label: 'Dismissed' },
];
const PAGE_SIZE = 20;

/** Credits that became no invoice, why, and what can be done about them. */
export function DeadLettersPage() {
  const { reason, status = 'open', page = 1 } = here.useSearch();
  const navigate = here.useNavigate();
  const { can } = useSession();
  const keys = useKeysDialog('dead-letters');
  const known = STATUSES.find(({ value }) => value === status)?.value as 'open' | 'replayed' | 'dismissed' | undefined;
  const query = { page, pageSize: PAGE_SIZE, status: known ?? 'open', ...(reason === undefined ? {} : { reason }) };
  const asked = useRead('GET /si/mono/dlq', { query });
  const replay = useWrite('POST /si/mono/dlq/replay', { done: ({ data }) => replayWords(data) });
  const show = (more: { reason?: string | undefined; status?: string; page?: number }): void =>
    void navigate({ search: { reason, status, ...more }, replace: true });
  return (
    <>
      <PageHead
        title="Dead letters"
        beside={
          <Group gap="xs">
            {keys.button}
            <NativeSelect
              aria-label="Reason"
              size="sm"
              value={reason ?? ''}
              data={[
                { value: '', label: 'Every reason' },
                ...REASONS.map((each) => ({ value: each, label: reasonTitle(each) })),
              ]}
              onChange={(event) => show({ reason: event.currentTarget.value || undefined })}
            />
            <NativeSelect
              aria-label="Status"
              size="sm"
              value={status}
              data={STATUSES}
              onChange={(event) => show({ status: event.currentTarget.value })}
            />
          </Group>
        }
      >
        Payments that became no invoice. After a change of the rules, replay them: each is decided again.
      </PageHead>
      <Loaded asked={asked} what="dead letters" rows={5}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <Empty title="Nothing here">
              {status === 'open' ? 'No payment waits for a decision with this reason.' : 'Choose another status above.'}
            </Empty>
          ) : (
            <>
              {status === 'open' && can('operator') && (
                <Button
                  variant="default"
                  mb="sm"
                  loading={replay.isPending}
                  onClick={() => replay.mutate({ body: reason === undefined ? {} : { reason } })}
                >
                  Replay all {meta.total}
                  {reason !== undefined && ' with this reason'}
                </Button>
              )}
              <DeadLetters key={`${status} ${reason} ${page}`} letters={data} onHelp={keys.open} />
              <Pages meta={meta} onPage={(to) => show({ page: to })} />
            </>
          )
        }
      </Loaded>
      {keys.dialog}
    </>
  );
}
