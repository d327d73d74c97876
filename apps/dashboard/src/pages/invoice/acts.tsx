import { Alert, Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { WholeInvoice } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { type Act, actsOf, NEEDS } from '../../format/states.ts';
import { useKeysDialog } from '../../keys/keys-dialog.tsx';
import { useKeys } from '../../keys/use-keys.ts';
import { Problems } from '../../parts/answers.tsx';
import { useSession } from '../../session/session.tsx';
import { CreditNoteDialog } from './credit-note-dialog.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { usePdf } from './use-pdf.ts';

type Asking = 'reject' | 'sign' | 'credit' | null;

const LABELS: Readonly<Record<Act, string>> = {
  ...{ review: 'Accept', edit: 'Edit', reject: 'Reject', validate: 'Validate', sign: 'Sign' },
  ...{ transmit: 'Transmit', credit: 'Credit note', pdf: 'Download PDF' },
};
const KEY_OF: Readonly<Partial<Record<Act, string>>> = {
  review: 'a',
  validate: 'a',
  sign: 'a',
  edit: 'e',
  reject: 'r',
};

/** The next step first. What a person's role does not allow is shown, and says why it cannot be pressed. */
export function Acts({ invoice }: { invoice: WholeInvoice }) {
  const navigate = useNavigate();
  const { may, organisation } = useSession();
  const [asking, ask] = useState<Asking>(null);
  const keys = useKeysDialog('invoices');
  const pdf = usePdf(invoice);
  const review = useWrite('POST /si/invoices/{id}/confirm', {
    done: ({ data }) => `Reviewed: ${data.number}`,
    quiet: true,
  });
  const validate = useWrite('POST /si/invoices/{id}/validate', {
    done: () => 'Validated by the tax authority',
    quiet: true,
  });
  const transmit = useWrite('POST /si/invoices/{id}/transmit', { done: ({ message }) => message, quiet: true });
  const path = { id: invoice.id };
  const acts = actsOf(invoice);
  const does: Readonly<Record<Act, () => void>> = {
    review: () => review.mutate({ path, body: {} }),
    validate: () => validate.mutate({ path, body: {} }),
    transmit: () => transmit.mutate({ path, body: {} }),
    sign: () => ask('sign'),
    reject: () => ask('reject'),
    credit: () => ask('credit'),
    edit: () => void navigate({ to: '/invoices/$id/edit', params: path }),
    pdf: pdf.download,
  };
  const busy: Readonly<Partial<Record<Act, boolean>>> = {
    ...{ review: review.isPending, validate: validate.isPending, transmit: transmit.isPending, pdf: pdf.isPending },
  };
  const run = (act: Act | undefined): void => {
    if (act !== undefined && acts.includes(act) && may(act) && !busy[act]) does[act]();
  };
  const next = (['review', 'validate', 'sign'] as const).find((act) => acts.includes(act));
  useKeys('invoices', {
    accept: () => run(next),
    edit: () => run('edit'),
    reject: () => run('reject'),
    help: keys.open,
  });
  const error = review.error ?? validate.error ?? transmit.error ?? pdf.error;
  return (
    <>
      <Group gap="xs" mb="md">
        {acts.map((act, place) => (
          <Button
            key={act}
            variant={place === 0 ? 'filled' : 'default'}
            onClick={() => run(act)}
            loading={busy[act] ?? false}
            disabled={!may(act)}
            {...(may(act) ? {} : { title: `This needs the role ${NEEDS[act]}. Yours is ${organisation.role}.` })}
            {...(KEY_OF[act] === undefined ? {} : { 'aria-keyshortcuts': KEY_OF[act] })}
          >
            {LABELS[act]}
          </Button>
        ))}
        {keys.button}
      </Group>
      {error && (
        <Alert color="red" variant="outline" role="alert" mb="md" title={error.message}>
          <Problems error={error} />
        </Alert>
      )}
      <RejectDialog invoice={asking === 'reject' ? invoice : null} onClose={() => ask(null)} />
      <SignDialog invoice={asking === 'sign' ? invoice : null} onClose={() => ask(null)} />
      <CreditNoteDialog invoice={asking === 'credit' ? invoice : null} onClose={() => ask(null)} />
      {keys.dialog}
    </>
  );
}
