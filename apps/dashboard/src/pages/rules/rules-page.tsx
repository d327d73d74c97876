import { NativeSelect, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Account } from '../../api/records.ts';
import { useRead } from '../../api/use-api.ts';
import { Loaded, PageHead } from '../../parts/answers.tsx';
import { WhatWeInvoice } from '../../parts/what-we-invoice.tsx';
import { useSession } from '../../session/session.tsx';
import { AddRule } from './add-rule.tsx';
import { type Change, ChangeDialog } from './change-dialog.tsx';
import { RuleList } from './rule-list.tsx';

const here = getRouteApi('/rules');

export const accountName = ({ name, account_number, institution }: Account): string =>
  [name ?? 'Account', institution?.name, account_number].filter(Boolean).join(', ');

/** Allow and deny rules of the organisation, or of one account. Every change is tried before it is made. */
export function RulesPage() {
  const { account } = here.useSearch();
  const navigate = here.useNavigate();
  const { can } = useSession();
  const [change, setChange] = useState<Change | null>(null);
  const accounts = useRead('GET /si/mono/accounts', { query: { linkedOnly: 'true' } });
  const asked = useRead('GET /si/mono/allow-deny', { query: account === undefined ? {} : { accountId: account } });
  const mayChange = can('admin');
  return (
    <>
      <PageHead
        title="Rules"
        beside={
          <>
            <WhatWeInvoice />
            <NativeSelect
              aria-label="Rules of"
              size="sm"
              value={account ?? ''}
              data={[
                { value: '', label: 'The whole organisation' },
                ...(accounts.data?.data ?? []).map((each) => ({ value: each.id, label: accountName(each) })),
              ]}
              onChange={(event) =>
                void navigate({ search: { account: event.currentTarget.value || undefined }, replace: true })
              }
            />
          </>
        }
      >
        What is denied never becomes an invoice, even where it is allowed too.
      </PageHead>
      {!mayChange && (
        <Text size="sm" mb="md">
          You can read the rules. An admin changes them.
        </Text>
      )}
      <Loaded asked={asked} what="the rules">
        {({ data }) => (
          <>
            <p className="soft">
              Version {data.version}. In force here: {data.effective.allow} allow, {data.effective.deny} deny.
            </p>
            {mayChange && <AddRule lists={data} onChange={setChange} />}
            <div className="sheets">
              <RuleList list="allow" lists={data} onChange={mayChange ? setChange : null} />
              <RuleList list="deny" lists={data} onChange={mayChange ? setChange : null} />
            </div>
          </>
        )}
      </Loaded>
      <ChangeDialog change={change} onClose={() => setChange(null)} />
    </>
  );
}
