import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Invoice } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { titleOf } from './invoice-words.ts';

/** Why a draft is no invoice, and whether that holds for everything that this payer sends. */
export function RejectDialog({ invoice, onClose }: { invoice: Invoice | null; onClose: () => void }) {
  const reject = useWrite('POST /si/invoices/{id}/reject', {
    done: ({ data }) => (data.counterparty.name ? `Rejected: ${data.counterparty.name}` : 'Rejected'),
  });
  const [learn, setLearn] = useState(false);
  if (invoice === null) return null;
  const { counterparty } = invoice;
  const close = (): void => {
    setLearn(false);
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get('note')).trim();
    const body = { learn, ...(note === '' ? {} : { note }) };
    reject.mutate({ path: { id: invoice.id }, body }, { onSuccess: close });
  };
  return (
    <Dialog onClose={close} title="Reject this invoice">
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{titleOf(invoice)} becomes no invoice. What it was matched to is free again.</Text>
          <Textarea name="note" label="Reason" placeholder="Rent of a relative" maxLength={1_000} data-autofocus />
          {counterparty.name !== null && (
            <Checkbox
              checked={learn}
              onChange={(event) => setLearn(event.currentTarget.checked)}
              label={`Never draft payments of ${counterparty.name} again`}
              description="Puts the name on the deny list."
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Keep it
            </Button>
            <Button type="submit" color="red" loading={reject.isPending}>
              Reject
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
