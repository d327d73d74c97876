import { Button } from '@mantine/core';
import type { WholeInvoice } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { lagosTime } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { useSession } from '../../session/session.tsx';

const KINDS: Readonly<Record<string, string>> = {
  ...{ payment: 'Payment', fee: 'Fee kept by the bank or gateway', withholding: 'Withholding tax' },
  ...{ rounding: 'Rounding', overpayment: 'Overpayment' },
};

/** What pays the invoice. Nothing is deleted: what is undone stays to be seen. */
export function Allocations({ invoice }: { invoice: WholeInvoice }) {
  const { can } = useSession();
  const undo = useWrite('POST /si/allocations/{id}/reverse', { done: () => 'Match undone' });
  const { currency, allocations } = invoice;
  return (
    <>
      <p className="soft">
        {money(invoice.paid, currency)} of {money(invoice.gross, currency)}
      </p>
      <ul className="allocations">
        {allocations.map(({ id, amount, kind, method, transactionId, createdAt, reversedAt }) => (
          <li key={id} data-undone={reversedAt !== null || undefined}>
            <div>
              <strong>{money(amount, currency)}</strong> {KINDS[kind] ?? kind}
              <div className="soft">
                {method === 'receipt' ? 'The row that it was drafted from' : `Matched: ${method.replaceAll('_', ' ')}`}
                {', '}
                {lagosTime(createdAt)}
                {reversedAt !== null && `, undone ${lagosTime(reversedAt)}`}
              </div>
              <code>{transactionId}</code>
            </div>
            {reversedAt === null && can('operator') && (
              <Button
                size="compact-sm"
                variant="default"
                loading={undo.isPending && undo.variables.path.id === id}
                onClick={() => undo.mutate({ path: { id }, body: {} })}
                aria-label={`Undo ${money(amount, currency)}`}
              >
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
