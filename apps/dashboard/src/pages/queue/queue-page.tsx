import { Group, NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { STATUSES, statusWords } from '../../format/states.ts';
import { useKeysDialog } from '../../keys/keys-dialog.tsx';
import { Empty, Loaded, PageHead } from '../../parts/answers.tsx';
import { Pages } from '../../parts/pages.tsx';
import { WhatWeInvoice } from '../../parts/what-we-invoice.tsx';
import { Queue } from './queue.tsx';

const here = getRouteApi('/');
const EVERY = 'ALL';
const PAGE_SIZE = 20;

/** Drafts that wait for a person, the newest first, or invoices of another status. */
export function QueuePage() {
  const { status = 'DRAFT', page = 1 } = here.useSearch();
  const navigate = here.useNavigate();
  const query = { page, pageSize: PAGE_SIZE, ...(status === EVERY ? {} : { status }) };
  const asked = useRead('GET /si/invoices', { query });
  const keys = useKeysDialog('invoices');
  const isDrafts = status === 'DRAFT';
  return (
    <>
      <PageHead
        title={isDrafts ? 'Drafts to review' : 'Invoices'}
        beside={
          <Group gap="xs" align="center">
            <WhatWeInvoice />
            {keys.button}
            <NativeSelect
              aria-label="Status"
              size="sm"
              value={status}
              data={[
                ...STATUSES.map((each) => ({ value: each, label: statusWords(each).label })),
                { value: EVERY, label: 'All' },
              ]}
              onChange={(event) => void navigate({ search: { status: event.currentTarget.value }, replace: true })}
            />
          </Group>
        }
      >
        {isDrafts && 'Payments that look like business. None is an invoice until you say so.'}
      </PageHead>
      <Loaded asked={asked} what="invoices" rows={5}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <Empty title={isDrafts ? 'Nothing waits for you' : `Nothing is ${statusWords(status).label.toLowerCase()}`}>
              {isDrafts
                ? 'New payments that look like business come here by themselves. See Connections to read a bank now.'
                : 'Choose another status above.'}
            </Empty>
          ) : (
            <>
              <Queue key={`${status} ${page}`} invoices={data} onHelp={keys.open} />
              <Pages meta={meta} onPage={(to) => void navigate({ search: { status, page: to } })} />
            </>
          )
        }
      </Loaded>
      {keys.dialog}
    </>
  );
}
