import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Account } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useSession } from '../../session/session.tsx';

/** Ends the consent; with `purge` what was made of the account goes too, but for signed invoices. */
export function UnlinkDialog({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const { can } = useSession();
  const [purge, setPurge] = useState(false);
  const unlink = useWrite('POST /si/mono/accounts/{id}/unlink', {
    done: ({ data: { purged, retainedSigned } }) =>
      `Unlinked. ${purged.invoices} invoices deleted, ${retainedSigned} signed ones kept.`,
  });
  if (account === null) return null;
  const close = (): void => {
    setPurge(false);
    onClose();
  };
  return (
    <Dialog onClose={close} title={`Unlink ${account.name ?? 'this account'}?`}>
      <Stack>
        <Text size="sm">The consent ends, and nothing is read any more. To undo it, the holder links again.</Text>
        <Checkbox
          checked={purge}
          disabled={!can('admin')}
          onChange={(event) => setPurge(event.currentTarget.checked)}
          label="Delete what was made of this account"
          description={
            can('admin')
              ? 'Drafts and everything that was never signed. Signed invoices stay, without the bank’s words.'
              : 'This needs the role admin.'
          }
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            Keep it linked
          </Button>
          <Button
            color="red"
            loading={unlink.isPending}
            onClick={() => unlink.mutate({ path: { id: account.id }, body: { purge } }, { onSuccess: close })}
          >
            {purge ? 'Unlink and delete' : 'Unlink'}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
