import { Button, Group } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Invoice } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { calendarDay } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { readEligibility } from '../../format/reasons.ts';
import { type Act, actsOf } from '../../format/states.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { Reasons } from '../../parts/reasons.tsx';
import { Status } from '../../parts/status.tsx';
import { useSelection } from '../../parts/use-selection.ts';
import { useSession } from '../../session/session.tsx';
import { isCreditNote, payerOf } from '../invoice/invoice-words.ts';
import { RejectDialog } from '../invoice/reject-dialog.tsx';

/** On every row, so that nothing moves under the pointer when another row is selected. */
const QUEUE_ACTS = [
  { act: 'review', label: 'Accept', key: 'a' },
  { act: 'edit', label: 'Edit', key: 'e' },
  { act: 'reject', label: 'Reject', key: 'r' },
] as const;

/** Rows with their reasons beside them. What is done with the selected row is done with a key or its buttons. */
export function Queue({ invoices, onHelp }: { invoices: readonly Invoice[]; onHelp: () => void }) {
  const navigate = useNavigate();
  const { may } = useSession();
  const { list, at, select, move } = useSelection(invoices.length);
  const [rejected, setRejected] = useState<Invoice | null>(null);
  const review = useWrite('POST /si/invoices/{id}/confirm', {
    done: ({ data }) => `Reviewed: ${data.number ?? payerOf(data)}`,
  });
  const selected = invoices[at];
  const does = (invoice: Invoice | undefined, act: Act): void => {
    if (!invoice || !may(act) || !actsOf(invoice).includes(act)) return;
    const path = { id: invoice.id };
    if (act === 'edit') void navigate({ to: '/invoices/$id/edit', params: path });
    if (act === 'reject') setRejected(invoice);
    if (act === 'review' && !review.isPending) review.mutate({ path, body: {} });
  };
  useKeys('invoices', {
    ...{ next: () => move('next'), previous: () => move('previous'), help: onHelp },
    ...{ accept: () => does(selected, 'review'), edit: () => does(selected, 'edit') },
    reject: () => does(selected, 'reject'),
    open: () => selected && void navigate({ to: '/invoices/$id', params: { id: selected.id } }),
  });
  return (
    <>
      <ul className="queue" ref={list}>
        {invoices.map((invoice, row) => (
          <li
            key={invoice.id}
            className="queue-row"
            data-selected={row === at || undefined}
            onFocus={() => select(row)}
            onPointerDown={() => select(row)}
          >
            <Row invoice={invoice} />
            <Group gap="xs" className="queue-acts">
              {QUEUE_ACTS.filter(({ act }) => may(act) && actsOf(invoice).includes(act)).map(({ act, label, key }) => (
                <Button
                  key={act}
                  size="compact-md"
                  variant={row === at && act === 'review' ? 'filled' : 'default'}
                  loading={act === 'review' && review.isPending && review.variables.path.id === invoice.id}
                  onClick={() => does(invoice, act)}
                  aria-label={`${label} ${payerOf(invoice)}`}
                  {...(row === at ? { 'aria-keyshortcuts': key } : {})}
                >
                  {label}
                </Button>
              ))}
            </Group>
          </li>
        ))}
      </ul>
      <RejectDialog invoice={rejected} onClose={() => setRejected(null)} />
    </>
  );
}

function Row({ invoice }: { invoice: Invoice }) {
  const eligibility = readEligibility(invoice.eligibility);
  return (
    <>
      <div className="queue-who">
        <Link to="/invoices/$id" params={{ id: invoice.id }} data-row-focus className="queue-payer">
          {payerOf(invoice)}
        </Link>
        <span className="amount">{money(invoice.gross, invoice.currency)}</span>
        <span className="soft">
          {[invoice.number, calendarDay(invoice.issueDate)].filter(Boolean).join(' · ')}
          {isCreditNote(invoice) && ' · credit note'}
        </span>
      </div>
      <div className="queue-what">
        <span>{invoice.description ?? 'The bank says nothing about it.'}</span>
        {invoice.reference !== null && <span className="soft">Reference {invoice.reference}</span>}
        {invoice.status !== 'DRAFT' && <Status status={invoice.status} />}
      </div>
      <div className="queue-why">
        <Reasons reasons={eligibility?.reasons ?? []} most={4} />
      </div>
    </>
  );
}
