import { Button, Group, Table } from '@mantine/core';
import type { Match } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { calendarDay } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { useSession } from '../../session/session.tsx';
import { featureName, featureValue, readEvidence, ruleWords } from './evidence.ts';

type Kind = 'payment' | 'fee' | 'withholding' | 'rounding' | 'overpayment';

/** A payment that may belong to the invoice, and what each feature of it added. */
export function Suggestion({ match, invoiceId }: { match: Match; invoiceId: string }) {
  const { can } = useSession();
  const { transaction, rule, score, lines } = match;
  const evidence = readEvidence(match.evidence);
  const allocate = useWrite('POST /si/invoices/{id}/allocations', { done: () => 'Matched' });
  const dismiss = useWrite('POST /si/invoices/{id}/matches/dismiss', {
    done: () => 'Dismissed: this pair is not suggested again',
  });
  const accept = async (): Promise<void> => {
    for (const { invoiceId: id, amount, kind } of lines) {
      const body = { transactionId: transaction.id, amount, kind: kind as Kind };
      // One after the other: each changes what the row has left. What is refused is told, and the rest is left.
      await allocate.mutateAsync({ path: { id }, body });
    }
  };
  const others = lines.filter((line) => line.invoiceId !== invoiceId).length;
  return (
    <li className="suggestion">
      <div className="suggestion-head">
        <div>
          <strong>{money(transaction.amount, transaction.currency)}</strong>{' '}
          {transaction.counterparty ?? 'Payer not named'}
          <div className="soft">
            {calendarDay(transaction.date)}
            {transaction.unallocated !== transaction.amount &&
              `, ${money(transaction.unallocated, transaction.currency)} not matched yet`}
          </div>
          <div>{transaction.text}</div>
        </div>
        <span className="score" title="From 0 to 1">
          {score.toFixed(2)}
        </span>
      </div>
      <p>
        <strong>{ruleWords(rule)}.</strong> {evidence.sentence}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key */}
      <section className="scrolls" tabIndex={0} aria-label="Evidence">
        <Table withRowBorders={false} verticalSpacing={2} className="features">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Feature</Table.Th>
              <Table.Th scope="col">Found</Table.Th>
              <Table.Th scope="col" className="number">
                Adds
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {evidence.features.map(({ name, value, contribution }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{featureName(name)}</Table.Th>
                <Table.Td>{featureValue(value)}</Table.Td>
                <Table.Td className="number">{contribution.toFixed(2)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {evidence.runnerUp && (
        <p className="soft">
          The next best scores {evidence.runnerUp.score.toFixed(2)}, {evidence.runnerUp.gap.toFixed(2)} behind.
        </p>
      )}
      {can('operator') && (
        <Group gap="xs">
          <Button size="compact-md" loading={allocate.isPending} onClick={() => void accept().catch(() => {})}>
            {others > 0 ? `Accept for ${others + 1} invoices` : 'Accept'}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate({ path: { id: invoiceId }, body: { transactionId: transaction.id } })}
          >
            Dismiss
          </Button>
        </Group>
      )}
    </li>
  );
}
