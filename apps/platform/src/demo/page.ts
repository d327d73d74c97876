import { escapeHtml } from '../api/html.ts';
import { highlight } from './highlight.ts';
import { htmlPage } from './html.ts';
import { type Snippet, snippets } from './snippets.ts';

export interface DemoPage {
  publicUrl: string;
  publicKey: string;
  /** An account that is linked already, for those who want to look before they link. */
  accountId: string;
}

/** The demo: five steps, each with what happens on the left and the code that did it on the right. */
export function demoPage({ publicUrl, publicKey, accountId }: DemoPage): string {
  const code = snippets({ publicUrl, publicKey });
  const steps = [
    step(1, 'link', 'Link an account', LINK, code.link),
    step(2, 'exchange', 'Exchange the code', EXCHANGE, code.exchange),
    step(3, 'read', 'Read the account', read(accountId), code.read),
    step(4, 'understand', 'Understand it', UNDERSTAND, code.understand),
    step(5, 'webhooks', 'Hear what happens', WEBHOOKS, code.webhooks),
  ];
  return htmlPage({
    title: 'Kente demo',
    description: 'A small app that links an account of a simulated bank and reads it.',
    styles: ['demo.css', 'charts.css'],
    scripts: ['/connect.js', '/demo/assets/charts.js', '/demo/assets/demo.js'],
    data: { key: publicKey, account: accountId },
    body: `<header class="top">
<p class="brand"><a href="/"><img src="/favicon.svg" alt="" width="32" height="32"> Kente</a></p>
<nav aria-label="Site"><a href="/docs">API reference</a></nav>
</header>
<main>
<h1>Link an account, and read it</h1>
<p class="lead">This page is a small app of an integrator, <strong>Sunrise Lending</strong>. It knows nothing that your app would
not know: it opens the widget, and its server calls the API with a secret key. The banks are simulated, so nothing here is real.</p>
${steps.join('\n')}
</main>
<footer class="small"><p>The keys of this app are in <code>demo.json</code>, in your Kente home folder. The code shows them as <code>$SECRET_KEY</code>
and <code>WEBHOOK_SECRET</code>.</p></footer>`,
  });
}

const LINK = `<p>The button opens the widget. Choose a bank, then log in as one of these people. A few ask for more than a password:
First Bank shows a captcha (<code>kente</code>), phone lines and wallets text a code (<code>123456</code>), Absa Kenya asks for one too,
OPay and Capitec for an approval.</p>
<dl class="logins">
<div><dt>First field</dt><dd><code>user_good</code> salaried, <code>user_trader</code> market trader, <code>user_multiple</code> three accounts</dd></div>
<div><dt>Password</dt><dd><code>pass_good</code> works, <code>pass_otp</code> asks for <code>123456</code>, <code>pass_wrong</code> fails</dd></div>
</dl>
<p><button type="button" class="primary" id="link">Link an account</button></p>
<p class="status" id="link-status" role="status"></p>`;

const EXCHANGE = `<p>The widget gives the page a one-time code. The page sends it to its own server, and the server exchanges it for the
account’s id.</p>
<dl class="facts">
<div><dt>Code</dt><dd id="code" class="mono">none yet</dd></div>
<div><dt>Account id</dt><dd id="account-id" class="mono">none yet</dd></div>
</dl>
<p class="status" id="exchange-status" role="status"></p>`;

const read = (
  accountId: string,
): string => `<p>Details and the latest transactions, read by the server. Amounts are integers in the minor unit.</p>
<p><button type="button" id="seeded" data-account="${escapeHtml(accountId)}">Show an account that is linked already</button></p>
<p class="status" id="read-status" role="status"></p>
<div id="account" hidden>
<div class="balance"><span id="account-name"></span><strong id="account-balance"></strong><span id="account-facts"></span></div>
<div class="scroll" role="region" aria-label="Latest transactions" tabindex="0">
<table><caption class="hidden">Latest transactions</caption>
<thead><tr><th scope="col">Date</th><th scope="col">Narration</th><th scope="col" class="amount">Amount</th></tr></thead>
<tbody id="rows"></tbody></table>
</div>
</div>`;

const UNDERSTAND = `<p>Income is analysed in the background: the webhook <code>account_income</code> tells when it is there. Spending is answered
at once.</p>
<p class="status" id="understand-status" role="status">Link an account, or show the one that is linked already.</p>
<div id="charts" hidden>
<figure class="chart" id="income-chart"><figcaption id="income-title"></figcaption><div class="drawing"></div>
<details><summary>Income as a table</summary><table><caption class="hidden">Income by month</caption>
<thead><tr><th scope="col">Month</th><th scope="col" class="amount">Income</th></tr></thead><tbody></tbody></table></details></figure>
<figure class="chart" id="spending-chart"><figcaption id="spending-title"></figcaption><div class="drawing"></div>
<details><summary>Spending as a table</summary><table><caption class="hidden">Spending by group</caption>
<thead><tr><th scope="col">Group</th><th scope="col" class="amount">Spent</th><th scope="col" class="amount">Share</th></tr></thead>
<tbody></tbody></table></details></figure>
</div>`;

const WEBHOOKS = `<p>The app’s own receiver checks the three proofs of each delivery and keeps the last hundred. New ones come on top.</p>
<p class="status" id="webhooks-status" role="status">Waiting for the first webhook…</p>
<ol id="webhooks" class="webhooks" reversed></ol>`;

function step(number: number, id: string, title: string, html: string, code: readonly Snippet[]): string {
  return `<section class="step" aria-labelledby="${id}-title">
<div class="doing">
<h2 id="${id}-title"><span class="number" aria-hidden="true">${number}</span> ${title}</h2>
${html}
</div>
${codePanel(id, title, code)}
</section>`;
}

function codePanel(id: string, title: string, code: readonly Snippet[]): string {
  const tabs = code.map(
    ({ label }, index) =>
      `<button type="button" role="tab" id="${id}-tab-${index}" aria-controls="${id}-code-${index}" aria-selected="${index === 0}" tabindex="${index === 0 ? 0 : -1}">${label}</button>`,
  );
  const panels = code.map(
    ({ code: text }, index) =>
      `<pre role="tabpanel" id="${id}-code-${index}" aria-labelledby="${id}-tab-${index}" tabindex="0"${index === 0 ? '' : ' hidden'}><code>${highlight(text)}</code></pre>`,
  );
  return `<div class="code">
<div class="bar"><div role="tablist" aria-label="Code: ${title}">${tabs.join('')}</div><button type="button" class="copy">Copy</button></div>
${panels.join('\n')}
</div>`;
}
