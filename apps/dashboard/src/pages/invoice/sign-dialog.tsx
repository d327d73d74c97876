import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { Invoice } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { money } from '../../format/money.ts';
import { Problems } from '../../parts/answers.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useSession } from '../../session/session.tsx';
import { payerOf } from './invoice-words.ts';

/** A signature cannot be taken back: the person sees once more what is signed. */
export function SignDialog({ invoice, onClose }: { invoice: Invoice | null; onClose: () => void }) {
  const { environment } = useSession();
  const sign = useWrite('POST /si/invoices/{id}/sign', { done: ({ message }) => message, quiet: true });
  if (invoice === null) return null;
  const close = (): void => {
    sign.reset();
    onClose();
  };
  return (
    <Dialog onClose={close} title={`Sign ${invoice.number}?`}>
      <Stack>
        <Text>
          {money(invoice.gross, invoice.currency)} to {payerOf(invoice)}, of which{' '}
          {money(invoice.vat, invoice.currency)} is VAT.
        </Text>
        <Text size="sm">
          {environment === 'production'
            ? 'This registers the invoice with the tax authority. It cannot be changed or taken back; a credit note is the only way.'
            : 'This is the test environment: a simulated authority signs. It cannot be changed afterwards.'}
        </Text>
        {sign.error && (
          <Alert color="red" variant="outline" role="alert" title={sign.error.message}>
            <Problems error={sign.error} />
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            Not now
          </Button>
          <Button
            loading={sign.isPending}
            onClick={() => sign.mutate({ path: { id: invoice.id }, body: {} }, { onSuccess: close })}
          >
            Sign
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
