import { Button, Paper, Title } from '@mantine/core';
import { useState } from 'react';
import type { Account } from '../../api/records.ts';
import { useRead, useWrite } from '../../api/use-api.ts';
import { Empty, Loaded, PageHead } from '../../parts/answers.tsx';
import { WhatWeInvoice } from '../../parts/what-we-invoice.tsx';
import { useSession } from '../../session/session.tsx';
import { AccountCard } from './account-card.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { UnlinkDialog } from './unlink-dialog.tsx';
import { useArrival } from './use-arrival.ts';
import { WebhookStatus } from './webhook-status.tsx';

/** Bank accounts with a consent, how far each was read, and whether events come in. */
export function ConnectionsPage() {
  const { can } = useSession();
  const [unlinking, setUnlinking] = useState<Account | null>(null);
  const [linking, setLinking] = useState(false);
  const asked = useRead('GET /si/mono/accounts', { query: { linkedOnly: 'true' } });
  const syncAll = useWrite('POST /si/mono/sync-stored', {
    done: ({ data: { totals } }) =>
      `Read ${totals.fetched}: ${totals.created} drafted, ${totals.skipped} skipped, ${totals.failed} accounts failed`,
  });
  useArrival();
  const link = can('operator') && <Button onClick={() => setLinking(true)}>Link a bank account</Button>;
  return (
    <>
      <PageHead
        title="Connections"
        beside={
          <>
            <WhatWeInvoice />
            {can('operator') && (
              <Button variant="default" loading={syncAll.isPending} onClick={() => syncAll.mutate({ body: {} })}>
                Sync all
              </Button>
            )}
            {link}
          </>
        }
      >
        Only accounts whose holder agreed are read. Unlinking ends that at once.
      </PageHead>
      <Loaded asked={asked} what="bank accounts">
        {({ data }) =>
          data.length === 0 ? (
            <Empty title="No bank account is linked">Link one: what it receives from then on is looked at here.</Empty>
          ) : (
            <ul className="accounts">
              {data.map((account) => (
                <AccountCard key={account.id} account={account} onUnlink={() => setUnlinking(account)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <Paper component="section" withBorder p="md" mt="md" className="sheet">
        <Title order={2} size="h4" mb="xs">
          Webhook
        </Title>
        <WebhookStatus />
      </Paper>
      <UnlinkDialog account={unlinking} onClose={() => setUnlinking(null)} />
      <LinkDialog opened={linking} onClose={() => setLinking(false)} />
    </>
  );
}
