import { Table } from '@mantine/core';
import type { Invoice } from '../../api/records.ts';
import { money, percent } from '../../format/money.ts';
import { Facts } from '../../parts/facts.tsx';

export function Lines({ invoice }: { invoice: Invoice }) {
  const { currency, lines } = invoice;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key */}
      <section className="scrolls" tabIndex={0} aria-label="Lines">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">What</Table.Th>
              <Table.Th scope="col" className="number">
                Quantity
              </Table.Th>
              <Table.Th scope="col" className="number">
                Price
              </Table.Th>
              <Table.Th scope="col" className="number">
                Net
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id and do not move
              <Table.Tr key={at}>
                <Table.Td>
                  {line.name}
                  {line.description && <div className="soft">{line.description}</div>}
                  {(line.hsnCode ?? line.isicCode) && <div className="soft">Code {line.hsnCode ?? line.isicCode}</div>}
                </Table.Td>
                <Table.Td className="number">
                  {line.quantity} {line.unit}
                </Table.Td>
                <Table.Td className="number">{money(line.price, currency)}</Table.Td>
                <Table.Td className="number">{money(line.net, currency)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <Facts
        facts={[
          ['Net', money(invoice.net, currency)],
          [`VAT ${percent(invoice.vatRateBp)}`, money(invoice.vat, currency)],
          ['Gross', <strong key="gross">{money(invoice.gross, currency)}</strong>],
        ]}
      />
    </>
  );
}
