import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Invoice } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { money, readMoney } from '../../format/money.ts';
import { Dialog } from '../../parts/dialog.tsx';

/** A draft that takes back a signed invoice, or a part of it. */
export function CreditNoteDialog({ invoice, onClose }: { invoice: Invoice | null; onClose: () => void }) {
  const navigate = useNavigate();
  const [wrong, setWrong] = useState<string | null>(null);
  const make = useWrite('POST /si/invoices/{id}/credit-note', { done: () => 'Credit note drafted' });
  if (invoice === null) return null;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const typed = String(given.get('amount')).trim();
    const amount = typed === '' ? undefined : readMoney(typed);
    if (amount === null || amount === 0) {
      setWrong('An amount like 1,500.00');
      return;
    }
    setWrong(null);
    const body = { reason: String(given.get('reason')).trim(), ...(amount === undefined ? {} : { amount }) };
    make.mutate(
      { path: { id: invoice.id }, body },
      {
        onSuccess({ data }) {
          onClose();
          void navigate({ to: '/invoices/$id', params: { id: data.id } });
        },
      },
    );
  };
  return (
    <Dialog onClose={onClose} title="Credit note">
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">
            For {invoice.number}, {money(invoice.gross, invoice.currency)}. It is a draft until it is reviewed.
          </Text>
          <TextInput name="reason" label="Reason" required maxLength={500} data-autofocus />
          <TextInput
            name="amount"
            label={`Amount in ${invoice.currency}, VAT contained`}
            description="Nothing: all that is left."
            inputMode="decimal"
            error={wrong}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={make.isPending}>
              Draft it
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
