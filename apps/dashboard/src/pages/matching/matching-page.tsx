import { Group, NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Invoice } from '../../api/records.ts';
import { useRead } from '../../api/use-api.ts';
import { calendarDay } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { isPayable } from '../../format/states.ts';
import { Empty, Loaded, PageHead } from '../../parts/answers.tsx';
import { payerOf } from '../invoice/invoice-words.ts';
import { MatchesOf } from './matches-of.tsx';

const here = getRouteApi('/matching');
const PAYABLE = ['SIGNED', 'TRANSMITTED', 'VALIDATED', 'REVIEWED'] as const;
const PAGE_SIZE = 100;

/** Open invoices on one side, what may have paid the chosen one on the other. Nothing is matched by itself here. */
export function MatchingPage() {
  const { invoice: chosen, status = 'SIGNED' } = here.useSearch();
  const navigate = here.useNavigate();
  const asked = useRead('GET /si/invoices', { query: { status, pageSize: PAGE_SIZE } });
  const open = asked.data?.data.filter(isPayable) ?? [];
  const id = chosen ?? open[0]?.id;
  return (
    <>
      <PageHead
        title="Matching"
        beside={
          <Group gap="xs">
            <NativeSelect
              aria-label="Status of the invoices"
              size="sm"
              value={status}
              data={PAYABLE.map((each) => ({
                value: each,
                label: `${each.slice(0, 1)}${each.slice(1).toLowerCase()}`,
              }))}
              onChange={(event) => void navigate({ search: { status: event.currentTarget.value }, replace: true })}
            />
          </Group>
        }
      >
        Invoices with something open, and the payments that may belong to them. You decide; one click undoes it.
      </PageHead>
      <Loaded asked={asked} what="open invoices">
        {() => (
          <div className="matching">
            <OpenInvoices invoices={open} chosen={id} status={status} />
            {id !== undefined && <MatchesOf key={id} id={id} />}
          </div>
        )}
      </Loaded>
    </>
  );
}

function OpenInvoices({
  invoices,
  chosen,
  status,
}: {
  invoices: readonly Invoice[];
  chosen: string | undefined;
  status: string;
}) {
  if (invoices.length === 0) {
    return (
      <Empty title="Nothing is open here">
        Invoices that were drafted from a payment are paid by it. Others with something open are listed here.
      </Empty>
    );
  }
  return (
    <ul className="open-invoices" aria-label="Open invoices">
      {invoices.map((invoice) => (
        <li key={invoice.id}>
          <Link
            to="/matching"
            search={{ invoice: invoice.id, status }}
            aria-current={invoice.id === chosen ? 'true' : undefined}
          >
            <strong>{invoice.number}</strong> {payerOf(invoice)}
            <span className="soft">
              {money(invoice.gross - invoice.paid, invoice.currency)} open, issued {calendarDay(invoice.issueDate)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
