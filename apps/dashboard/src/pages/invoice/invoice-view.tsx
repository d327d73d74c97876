import { Alert, Anchor, Paper, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WholeInvoice } from '../../api/records.ts';
import { calendarDay } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { paymentWords } from '../../format/states.ts';
import { PageHead } from '../../parts/answers.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Status } from '../../parts/status.tsx';
import { Acts } from './acts.tsx';
import { Allocations } from './allocations.tsx';
import { BankEvidence } from './bank-evidence.tsx';
import { History } from './history.tsx';
import { isCreditNote, payerOf } from './invoice-words.ts';
import { Lines } from './lines.tsx';
import { Parties } from './parties.tsx';
import { Signature } from './signature.tsx';

/** Everything about one invoice, in the order in which it is looked at: what, why, who, how much, since when. */
export function InvoiceView({ invoice }: { invoice: WholeInvoice }) {
  const kind = isCreditNote(invoice) ? 'Credit note' : 'Invoice';
  return (
    <>
      <Link to="/" className="back">
        ← Invoices
      </Link>
      <PageHead
        title={invoice.number ?? `${kind} draft, ${payerOf(invoice)}`}
        beside={<Status status={invoice.status} />}
      >
        <Facts
          facts={[
            ['Payer', payerOf(invoice)],
            ['Gross', money(invoice.gross, invoice.currency)],
            ['Issued', calendarDay(invoice.issueDate)],
            ['Due', invoice.dueDate && calendarDay(invoice.dueDate)],
            ['Payment', paymentWords(invoice.paymentStatus)],
            ['IRN', invoice.irn && <code>{invoice.irn}</code>],
          ]}
        />
      </PageHead>
      {invoice.status === 'SIGN_UNKNOWN' && (
        <Alert color="orange" variant="outline" mb="md" role="status" title="The tax authority has not answered yet">
          It may have signed this invoice. It is being asked until it says; nothing is sent twice.
        </Alert>
      )}
      <Acts invoice={invoice} />
      <div className="sheets">
        <Sheet title="Lines and VAT" wide>
          <Lines invoice={invoice} />
        </Sheet>
        <Sheet title="Evidence from the bank">
          <BankEvidence invoice={invoice} />
        </Sheet>
        <Sheet title="Parties">
          <Parties invoice={invoice} />
        </Sheet>
        {invoice.signedAt !== null && (
          <Sheet title="Signature">
            <Signature invoice={invoice} />
          </Sheet>
        )}
        <Sheet title="Payments">
          <Allocations invoice={invoice} />
          {invoice.paid < invoice.gross && (
            <Anchor
              renderRoot={(props) => <Link {...props} to="/matching" search={{ invoice: invoice.id }} />}
              size="sm"
            >
              Find the payment
            </Anchor>
          )}
        </Sheet>
        <Sheet title="History">
          <History entries={invoice.history} />
        </Sheet>
      </div>
      {invoice.note !== null && <Text mt="md">{invoice.note}</Text>}
    </>
  );
}

function Sheet({ title, children, wide = false }: { title: string; children: ReactNode; wide?: boolean }) {
  return (
    <Paper component="section" withBorder p="md" className="sheet" data-wide={wide || undefined}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
