import { Text } from '@mantine/core';
import type { Invoice } from '../../api/records.ts';
import { useRead } from '../../api/use-api.ts';
import { lagosTime } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { readEligibility } from '../../format/reasons.ts';
import { Facts } from '../../parts/facts.tsx';
import { Reasons } from '../../parts/reasons.tsx';
import { WhatWeInvoice } from '../../parts/what-we-invoice.tsx';

/** The bank's row as it came, and why it was drafted. */
export function BankEvidence({ invoice }: { invoice: Invoice }) {
  const { accountId, transactionId, counterparty } = invoice;
  const enabled = accountId !== null && transactionId !== null;
  const query = { accountId: accountId ?? '', transactionId: transactionId ?? '', pageSize: 1 };
  const row = useRead('GET /si/mono/events', { query }, { enabled }).data?.data[0];
  const eligibility = readEligibility(invoice.eligibility);
  if (!enabled) return <Text size="sm">No bank row: this was made by a person.</Text>;
  return (
    <>
      <Facts
        facts={[
          ['Narration', row?.narration ?? invoice.description],
          ['Amount', row && `${money(row.amount, row.currency)}, ${row.type}`],
          ['Paid by', counterparty.name],
          ['Their account', [counterparty.account_number, counterparty.bank].filter(Boolean).join(', ')],
          ['Reference', invoice.reference],
          ['Tags', invoice.tags.join(', ')],
          ['Decided', row && lagosTime(row.at)],
          ['Transaction', <code key="transaction">{transactionId}</code>],
          ['Trace', invoice.traceId && <code>{invoice.traceId}</code>],
        ]}
      />
      {eligibility && (
        <>
          <p className="soft with-button">
            Why this was drafted (score {eligibility.score.toFixed(2)}) <WhatWeInvoice />
          </p>
          <Reasons reasons={eligibility.reasons} />
        </>
      )}
    </>
  );
}
