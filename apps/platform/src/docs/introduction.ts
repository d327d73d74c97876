/** What the API reference says before its routes. Markdown, in simple English. */
export const INTRODUCTION = `Kente links bank, mobile-money and telco accounts in Nigeria, Ghana, Kenya and South Africa, and serves what is in them.
It speaks Mono's API: a client written for Mono works after its base URL and its keys are changed.

## Keys

Every call carries your app's **secret key** in the header \`mono-sec-key\`:

\`\`\`sh
curl -H "mono-sec-key: test_sk_…" {URL}/v2/accounts
\`\`\`

The key decides the environment: a \`test\` key sees simulated banks, a \`live\` key sees real ones, on one and the same
host. \`npm start\` prints a test key and keeps it in \`.kente/demo.json\`; \`kente keys create\` makes more. The **public
key** opens the widget in a browser and nothing else. Never put a secret key in a page.

## Answers

\`\`\`json
{ "status": "successful", "message": "…", "timestamp": "2026-01-28T09:00:00.000Z", "data": {}, "meta": {} }
\`\`\`

\`meta\` is there on lists. Do not match on \`message\`. Amounts are integers in the minor unit (kobo, pesewa, cents). An id that is
unknown, malformed or somebody else's gives the same 404. A mistake in the input gives 400 with one entry per
problem in \`data\`. Every answer has an \`x-request-id\`: quote it when you ask for help.

## The way to an account

1. Open the widget (\`/connect.js\`), or make a link with \`POST /v2/accounts/initiate\`.
2. Exchange the one-time code: \`POST /v2/accounts/auth\`.
3. Wait for the webhook \`mono.events.account_updated\`, then read the account and its transactions.

In a test environment \`POST /v2/sandbox/link\` does the first step without a browser.

## Not in this document

Pages that a browser opens (\`/connect\`, \`/link/{linkId}\`, \`/demo\`, \`/dashboard\`, \`/docs\`), what these pages call themselves, and
what operators probe (\`/health/live\`, \`/health/ready\`, \`/metrics\`). Everything else that is served is here.
`;

/** The groups of routes, in the order in which a newcomer needs them. */
export const TAGS = [
  { name: 'Linking', description: 'From a person to an account id: links, codes, renewed consent.' },
  { name: 'Linking without a page', description: 'The same with screens of your own.' },
  { name: 'Accounts', description: 'Linked accounts: details, balance, identity, refreshes, the end of a consent.' },
  { name: 'Transactions', description: 'What happened on an account: a list with filters, and a feed of changes.' },
  { name: 'Statements', description: 'What was posted in a period, as JSON or as a PDF.' },
  { name: 'Income', description: 'What a person earns, and what they can afford: told by webhook.' },
  {
    name: 'Enrichment',
    description: 'Categories, metadata and insights of stored rows or of a file, and corrections.',
  },
  { name: 'Investments', description: 'Holdings and earnings at investment institutions.' },
  { name: 'Customers', description: 'The people whose accounts these are.' },
  { name: 'Institutions', description: 'Which banks can be linked, and how they are doing.' },
  {
    name: 'Events',
    description: 'The event log: everything that happened, in order. A webhook is the hint, this is the truth.',
  },
  { name: 'Webhooks', description: 'Where events are sent.' },
  {
    name: 'Sandbox',
    description: 'Only with a test key: link without a widget, move the clock, order faults, keep and restore.',
  },
  { name: 'Documentation', description: 'This reference, for machines.' },
  { name: 'Payments', description: 'One-time payments on a hosted page; outcomes and refunds of all payments.' },
  { name: 'Direct debit', description: 'Mandates, debits of them, and what an account holds.' },
  { name: 'Payouts', description: 'What was collected, paid out to the business and its sub-accounts.' },
  { name: 'Disbursements', description: 'Money out, to many at once.' },
  { name: 'Wallet', description: "The business's wallet." },
  {
    name: 'Old routes',
    description: 'Unversioned and `/v1` paths with their old bare bodies, for clients that still use them.',
  },
] as const;
