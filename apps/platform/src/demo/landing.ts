import { escapeHtml } from '../api/html.ts';
import { htmlPage } from './html.ts';

/** The front door: says what Kente is, and where to go. */
export function landingPage({ publicUrl, hasDemo }: { publicUrl: string; hasDemo: boolean }): string {
  const demo = hasDemo
    ? card('/demo', 'Try the demo', 'Link an account of a simulated bank, and see its data and webhooks arrive.')
    : '';
  return htmlPage({
    title: 'Kente',
    description: 'An open-banking platform that a team runs itself.',
    body: `<main class="landing">
<p class="brand"><img src="/favicon.svg" alt="" width="56" height="56"> Kente</p>
<h1>Open banking for Africa, run by you</h1>
<p class="lead">Kente links bank, mobile-money and telco accounts in Nigeria, Ghana, Kenya and South Africa, and serves
balances, transactions and identity. It speaks Mono’s API: change a base URL, and your product talks to it.</p>
<ul class="cards">
${demo}
${card('/docs', 'API reference', 'Every route, with its fields, and a way to try it.')}
${card('/openapi.json', 'OpenAPI document', 'The same for machines: make clients and checks from it.')}
${card('/health/ready', 'Health', 'Whether this server can serve at the moment.')}
</ul>
<p class="small">The API is at <code>${escapeHtml(publicUrl)}</code>. Send your app’s secret key in the header <code>mono-sec-key</code>.</p>
</main>`,
  });
}

function card(href: string, title: string, text: string): string {
  return `<li><a class="card" href="${href}"><strong>${title}</strong><span>${text}</span></a></li>`;
}
