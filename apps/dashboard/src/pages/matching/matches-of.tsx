import { Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { money } from '../../format/money.ts';
import { Empty, Loaded } from '../../parts/answers.tsx';
import { Allocations } from '../invoice/allocations.tsx';
import { payerOf } from '../invoice/invoice-words.ts';
import { Suggestion } from './suggestion.tsx';

/** One open invoice: what was matched, and what may be. */
export function MatchesOf({ id }: { id: string }) {
  const invoice = useRead('GET /si/invoices/{id}', { path: { id } });
  const matches = useRead('GET /si/invoices/{id}/matches', { path: { id } });
  return (
    <section className="matches" aria-label="Payments that may belong to it">
      <Loaded asked={invoice} what="the invoice" rows={1}>
        {({ data }) => (
          <>
            <Title order={2} size="h4">
              <Link to="/invoices/$id" params={{ id }}>
                {data.number ?? payerOf(data)}
              </Link>
              , {money(data.gross - data.paid, data.currency)} open
            </Title>
            <Text size="sm" c="dimmed">
              {payerOf(data)}
            </Text>
            <Loaded asked={matches} what="suggestions" rows={2}>
              {({ data: found }) =>
                found.length === 0 ? (
                  <Empty title="No payment fits">Payments that come later are compared with it again.</Empty>
                ) : (
                  <ul className="suggestions">
                    {found.map((match) => (
                      <Suggestion key={match.transaction.id + match.rule} match={match} invoiceId={id} />
                    ))}
                  </ul>
                )
              }
            </Loaded>
            <Title order={3} size="h5" mt="md">
              Matched
            </Title>
            <Allocations invoice={data} />
          </>
        )}
      </Loaded>
    </section>
  );
}
