import { escapeHtml } from '../api/html.ts';
import { htmlPage } from './html.ts';

/** Stands where the console will: says what does its work today. */
export function dashboardPage({ publicUrl, hasDemo }: { publicUrl: string; hasDemo: boolean }): string {
  const demo = hasDemo
    ? '<li><a href="/demo">The demo app</a>: link an account, see its data and webhooks arrive</li>\n'
    : '';
  return htmlPage({
    title: 'Dashboard · Kente',
    description: 'There is no console yet. What does its work today.',
    body: `<main class="landing">
<p class="brand"><img src="/favicon.svg" alt="" width="56" height="56"> Kente</p>
<h1>The dashboard is not built yet</h1>
<p class="lead">Where a message tells you to go to your dashboard, use the <code>kente</code> command. Run it where the platform
runs, with the same <code>KENTE_HOME</code> and <code>PORT</code>.</p>
<h2>Today</h2>
<ul>
${COMMANDS.map(([command, does]) => `<li><code>${escapeHtml(command)}</code>: ${does}</li>`).join('\n')}
</ul>
<h2>Elsewhere on this server</h2>
<ul>
${demo}<li><a href="/docs">API reference</a>: every route, with its fields, and a way to try it</li>
<li><a href="/welcome">What Kente is</a></li>
<li><a href="/health/ready">Health</a>: whether this server can serve at the moment</li>
</ul>
<p class="small">The API is at <code>${escapeHtml(publicUrl)}</code>. <code>npx kente --help</code> lists every command.</p>
</main>`,
  });
}

const COMMANDS: readonly (readonly [string, string])[] = [
  ['npx kente apps list', 'apps and their environments'],
  ['npx kente apps create --name "Adire Loans"', 'a new app; its keys are shown once'],
  ['npx kente apps set "Adire Loans" --scopes accounts,identity,transactions', 'products, scopes and settings'],
  ['npx kente keys rotate "Adire Loans"', 'a new key, beside the old one for a while'],
  ['npx kente webhooks create "Adire Loans" https://example.com/webhooks', 'where events are sent; shows the secret'],
  ['npx kente clock advance 30d', 'move the clock of a test environment'],
  ['npx kente doctor', 'what stands in the way'],
];
