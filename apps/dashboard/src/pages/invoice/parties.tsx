import { Text } from '@mantine/core';
import { ApiError } from '../../api/api-error.ts';
import type { Invoice } from '../../api/records.ts';
import { useRead } from '../../api/use-api.ts';
import { Facts } from '../../parts/facts.tsx';

interface Party {
  name: string;
  tin?: string | null;
  email?: string | null;
  telephone?: string | null;
  address?: { street: string; city: string; state?: string; country: string };
}

const KINDS = { B2B: 'a business', B2C: 'a consumer', B2G: 'the government' } as const;

export function Parties({ invoice }: { invoice: Invoice }) {
  const business = useRead('GET /si/business', {});
  const isUnset = business.error instanceof ApiError && business.error.status === 404;
  return (
    <div className="parties">
      <div>
        <h3>From</h3>
        {business.data && <PartyFacts party={business.data.data} />}
        {isUnset && <Text size="sm">Your business is not set yet. An admin sets it before anything is reviewed.</Text>}
      </div>
      <div>
        <h3>To {KINDS[invoice.kind]}</h3>
        {invoice.buyer ? (
          <PartyFacts party={invoice.buyer} />
        ) : (
          <Text size="sm">
            {invoice.counterparty.name ?? 'Nobody named'}, as the bank calls them. Edit to say who it is.
          </Text>
        )}
      </div>
    </div>
  );
}

function PartyFacts({ party: { name, tin, email, telephone, address } }: { party: Party }) {
  const place = address && [address.street, address.city, address.state, address.country].filter(Boolean).join(', ');
  return (
    <Facts
      facts={[
        ['Name', name],
        ['TIN', tin],
        ['E-mail', email],
        ['Telephone', telephone],
        ['Address', place],
      ]}
    />
  );
}
