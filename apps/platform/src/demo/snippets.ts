/** The code shown beside each step: what the demo does, as an integrator would write it. */

export interface Snippet {
  /** Name of the tab. */
  label: string;
  code: string;
}

export interface Snippets {
  link: readonly Snippet[];
  exchange: readonly Snippet[];
  read: readonly Snippet[];
  understand: readonly Snippet[];
  webhooks: readonly Snippet[];
}

export function snippets({ publicUrl, publicKey }: { publicUrl: string; publicKey: string }): Snippets {
  return {
    link: [
      { label: 'Browser', code: widget(publicUrl, publicKey) },
      { label: 'curl', code: hostedLink(publicUrl) },
    ],
    exchange: [
      { label: 'Node.js', code: exchangeInNode(publicUrl) },
      { label: 'curl', code: exchangeWithCurl(publicUrl) },
    ],
    read: [
      { label: 'Node.js', code: readInNode(publicUrl) },
      { label: 'curl', code: readWithCurl(publicUrl) },
    ],
    understand: [
      { label: 'Node.js', code: understandInNode(publicUrl) },
      { label: 'curl', code: understandWithCurl(publicUrl) },
    ],
    webhooks: [
      { label: 'Node.js', code: RECEIVE_IN_NODE },
      { label: 'curl', code: eventsWithCurl(publicUrl) },
    ],
  };
}

const widget = (url: string, key: string): string => `<script src="${url}/connect.js"></script>
<script>
  const connect = new Connect({
    key: '${key}',
    data: {
      customer: { name: 'Adaeze Nwosu', email: 'adaeze.nwosu@example.com' },
    },
    // The code goes to your server: it alone can exchange it.
    onSuccess: ({ code }) => sendToMyServer(code),
    onClose: () => console.log('closed'),
  });
  document.querySelector('#link').onclick = () => connect.open();
</script>`;

const hostedLink = (url: string): string => `# No page of your own? Make a link and send it to the person.
curl -X POST ${url}/v2/accounts/initiate \\
  -H "mono-sec-key: $SECRET_KEY" \\
  -H 'content-type: application/json' \\
  -d '{
    "scope": "auth",
    "customer": { "name": "Adaeze Nwosu", "email": "adaeze.nwosu@example.com" },
    "redirect_url": "https://app.example/back"
  }'`;

const exchangeInNode = (url: string): string => `// On your server. A code works once, within 10 minutes.
async function exchange(code) {
  const answer = await fetch('${url}/v2/accounts/auth', {
    method: 'POST',
    headers: {
      'mono-sec-key': process.env.SECRET_KEY,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ code }),
  });
  const { data, message } = await answer.json();
  if (!answer.ok) throw new Error(message);
  return data.id; // keep it: it is the account's for good
}`;

const exchangeWithCurl = (url: string): string => `curl -X POST ${url}/v2/accounts/auth \\
  -H "mono-sec-key: $SECRET_KEY" \\
  -H 'content-type: application/json' \\
  -d '{ "code": "code_…" }'`;

const readInNode = (url: string): string => `const get = async (path) => {
  const answer = await fetch('${url}' + path, {
    headers: { 'mono-sec-key': process.env.SECRET_KEY },
  });
  return (await answer.json()).data;
};

const { account, meta } = await get(\`/v2/accounts/\${id}\`);
// PROCESSING right after linking; AVAILABLE soon after.
console.log(meta.data_status, account.balance / 100);

const rows = await get(\`/v2/accounts/\${id}/transactions?limit=10\`);
for (const row of rows) {
  console.log(row.date, row.type, row.amount / 100, row.narration);
}`;

const readWithCurl = (url: string): string => `curl -H "mono-sec-key: $SECRET_KEY" \\
  ${url}/v2/accounts/$ACCOUNT

curl -H "mono-sec-key: $SECRET_KEY" \\
  "${url}/v2/accounts/$ACCOUNT/transactions?limit=10"`;

const understandInNode = (url: string): string => `const api = '${url}/v2/accounts/' + id;
const headers = { 'mono-sec-key': process.env.SECRET_KEY };
const get = async (path) =>
  (await (await fetch(api + path, { headers })).json()).data;

// At once: debits of the last months by group.
const spending = await get('/spending?period=last_6_months');

// Asks for an analysis. Its result comes by webhook …
await get('/income?period=12');
// … and then stands in the records, newest first.
const [record] = await get('/income-records');
console.log(record.income.monthly_income / 100);

// Which transactions, which rules, how sure?
await get('/income-records/' + record.id + '/evidence');`;

const understandWithCurl = (url: string): string => `curl -H "mono-sec-key: $SECRET_KEY" \\
  "${url}/v2/accounts/$ACCOUNT/spending?period=last_6_months"

curl -H "mono-sec-key: $SECRET_KEY" \\
  ${url}/v2/accounts/$ACCOUNT/income

curl -H "mono-sec-key: $SECRET_KEY" \\
  ${url}/v2/accounts/$ACCOUNT/income-records`;

const RECEIVE_IN_NODE = `import { createHmac, timingSafeEqual } from 'node:crypto';

// rawBody: the bytes as they came, not a parsed copy.
export function isGenuine(headers, rawBody) {
  const at = headers['x-mono-timestamp'] ?? '';
  if (Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
  const ours = createHmac('sha256', process.env.WEBHOOK_SECRET)
    .update(at + '.').update(rawBody).digest();
  const theirs = Buffer.from(headers['x-mono-signature'] ?? '', 'hex');
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

// Then: answer 200 within 10 s, and drop an event_id seen before.`;

const eventsWithCurl = (url: string): string => `# Missed one? The event log has them all, in order.
curl -H "mono-sec-key: $SECRET_KEY" \\
  "${url}/v2/events?limit=50"

# On your laptop: let events come to your own server.
npx kente listen --forward-to http://localhost:3000/webhooks`;
