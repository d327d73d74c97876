import { Alert, Button, Group, Paper, Title } from '@mantine/core';
import type { Account } from '../../api/records.ts';
import { useRead, useWrite } from '../../api/use-api.ts';
import { calendarDay, lagosTime } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { Facts } from '../../parts/facts.tsx';
import { useSession } from '../../session/session.tsx';

export function AccountCard({ account, onUnlink }: { account: Account; onUnlink: () => void }) {
  const { can } = useSession();
  const { id, institution, linkedAt, lastSyncAt, reauthRequired } = account;
  const cursor = useRead('GET /si/mono/cursor', { query: { accountId: id } });
  const sync = useWrite('POST /si/mono/sync', {
    done: ({ data }) =>
      `Read ${data.fetched}: ${data.created} drafted or matched, ${data.skipped} skipped${data.hasMore ? '; there is more' : ''}`,
  });
  const renew = useWrite('POST /si/mono/widget-link');
  const renewal = renew.data?.data.mono_url;
  const at = cursor.data?.data;
  return (
    <Paper component="li" withBorder p="md">
      <Title order={2} size="h4">
        {account.name ?? 'The bank has not said whose it is yet'}
      </Title>
      <Facts
        facts={[
          ['Bank', institution?.name],
          ['Number', account.account_number],
          [
            'Balance',
            account.balance !== null && account.currency !== null && money(account.balance, account.currency),
          ],
          ['Consent since', linkedAt && lagosTime(linkedAt)],
          ['Last read', lastSyncAt ? lagosTime(lastSyncAt) : 'Not yet'],
          ['Newest transaction', at?.lastTransactionDate && calendarDay(at.lastTransactionDate.slice(0, 10))],
          ['Cursor', at?.cursor && <code title={at.cursor}>{`${at.cursor.slice(0, 12)}…`}</code>],
        ]}
      />
      {reauthRequired && (
        <Alert color="orange" variant="outline" mt="sm" title="The bank wants the holder to sign in again">
          Nothing is read until they did. Make a link and send it to them.
        </Alert>
      )}
      {renewal && (
        <p role="status">
          Send this to the account holder:{' '}
          <a href={renewal} target="_blank" rel="noreferrer">
            {renewal}
          </a>
        </p>
      )}
      {can('operator') && (
        <Group gap="xs" mt="sm">
          <Button
            size="compact-md"
            variant="default"
            loading={sync.isPending}
            onClick={() => sync.mutate({ body: { accountId: id } })}
          >
            Sync now
          </Button>
          <Button
            size="compact-md"
            variant={reauthRequired ? 'filled' : 'default'}
            loading={renew.isPending}
            onClick={() => renew.mutate({ body: { account: id, scope: 'reauth' } })}
          >
            Re-authorise
          </Button>
          <Button size="compact-md" variant="default" onClick={onUnlink}>
            Unlink
          </Button>
        </Group>
      )}
    </Paper>
  );
}
