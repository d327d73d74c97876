// The page of the demo app. It has the public key alone; everything else is asked of its own server under /demo.
const element = (id) => document.getElementById(id);
const { key } = document.body.dataset;

const WAIT_MS = 1000;
const WEBHOOKS_EVERY_MS = 1500;
const WEBHOOKS_SHOWN = 30;

let shown = null;

function say(id, text, kind = '') {
  const status = element(id);
  status.textContent = text;
  status.dataset.kind = kind;
}

async function ask(path, options) {
  const answer = await fetch(path, options);
  const { data, message } = await answer.json();
  if (!answer.ok) throw new Error(message);
  return data;
}

// 1. Link

element('link').addEventListener('click', () => {
  if (!window.Connect) return say('link-status', 'connect.js did not load. Is it built? Run: npm run build', 'bad');
  const connect = new window.Connect({
    key,
    data: { customer: { name: 'Adaeze Nwosu', email: 'adaeze.nwosu@example.com' } },
    onSuccess: ({ code }) => exchange(code),
    onEvent: (name, data) => {
      if (name === 'ERROR') say('link-status', data.errorMessage ?? 'Something went wrong in the widget.', 'bad');
      if (name === 'INSTITUTION_SELECTED') say('link-status', `Chosen: ${data.institution?.name}`);
    },
  });
  say('link-status', '');
  connect.open();
});

// 2. Exchange

async function exchange(code) {
  say('link-status', 'Linked.', 'good');
  element('code').textContent = code;
  say('exchange-status', 'Exchanging…');
  try {
    const { account } = await ask('/demo/exchange', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    element('account-id').textContent = account;
    say('exchange-status', 'Exchanged. The code is used up now.', 'good');
    await show(account);
  } catch (error) {
    say('exchange-status', error.message, 'bad');
  }
}

// 3. Read

element('seeded').addEventListener('click', (event) => show(event.currentTarget.dataset.account));

async function show(account) {
  shown = account;
  say('read-status', 'Reading…');
  try {
    const { details, transactions } = await ask(`/demo/account/${account}`);
    if (shown !== account) return;
    draw(details, transactions);
    if (details.meta.data_status !== 'PROCESSING') return understand(account, details.account.currency);
    say(
      'read-status',
      'The first fetch is under way (data_status PROCESSING). The webhook account_updated tells when it is over.',
    );
    setTimeout(() => shown === account && show(account), WAIT_MS);
  } catch (error) {
    say('read-status', error.message, 'bad');
  }
}

const CURRENCIES = { NGN: 'NGN', GHC: 'GHS', KSH: 'KES', ZAR: 'ZAR', USD: 'USD', GBP: 'GBP', EUR: 'EUR' };

function money(minor, currency, decimals = 2) {
  if (minor === null) return 'not told';
  const style = { style: 'currency', currency: CURRENCIES[currency] ?? 'NGN', currencyDisplay: 'narrowSymbol' };
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat('en', { ...style, ...digits }).format(minor / 100);
}

function draw({ account, meta }, transactions) {
  element('account').hidden = false;
  element('account-name').textContent = account.name;
  element('account-balance').textContent = money(account.balance, account.currency);
  element('account-facts').textContent = [
    account.institution.name,
    account.type,
    account.account_number,
    meta.data_status,
  ]
    .filter(Boolean)
    .join(' · ');
  element('rows').replaceChildren(...transactions.map((row) => rowOf(row, account.currency)));
  say('read-status', transactions.length === 0 ? 'No transactions.' : '');
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

function rowOf({ date, narration, amount, type }, currency) {
  const row = document.createElement('tr');
  const cells = [
    DAY.format(new Date(date)),
    narration || '–',
    `${type === 'debit' ? '−' : '+'}${money(amount, currency)}`,
  ];
  row.append(...cells.map((text) => Object.assign(document.createElement('td'), { textContent: text })));
  row.lastChild.className = `amount ${type}`;
  return row;
}

// 4. Understand

const started = new Set();

async function understand(account, currency) {
  say('understand-status', 'Reading…');
  try {
    const { spending, income, evidence } = await ask(`/demo/account/${account}/insights`);
    if (shown !== account) return;
    element('charts').hidden = false;
    const inCurrency = (minor, decimals) => money(minor, currency, decimals);
    charts.spending(element('spending-chart'), spending, inCurrency);
    charts.income(element('income-chart'), { income, evidence }, inCurrency);
    say('understand-status', '');
    if (income !== null) return;
    say('understand-status', 'The income analysis is under way. The webhook account_income tells when it is there.');
    if (started.has(account)) return;
    started.add(account);
    await ask(`/demo/account/${account}/income`, { method: 'POST' });
  } catch (error) {
    say('understand-status', error.message, 'bad');
  }
}

// 5. Webhooks

let newest = 0;

async function listen() {
  try {
    if (!document.hidden) for (const delivery of await ask(`/demo/webhooks?after=${newest}`)) hear(delivery);
  } catch {
    say('webhooks-status', 'The server does not answer. Trying again…', 'bad');
  }
  setTimeout(listen, WEBHOOKS_EVERY_MS);
}

function hear(delivery) {
  newest = delivery.number;
  say('webhooks-status', '');
  const list = element('webhooks');
  list.prepend(webhookOf(delivery));
  while (list.children.length > WEBHOOKS_SHOWN) list.lastChild.remove();
  const news = ['mono.events.account_updated', 'mono.events.account_income'];
  if (news.includes(delivery.event) && delivery.accountId === shown) show(shown);
}

function webhookOf({ event, receivedAt, proofs, body }) {
  const item = document.createElement('li');
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  const name = Object.assign(document.createElement('code'), { textContent: event });
  const time = Object.assign(document.createElement('time'), {
    dateTime: receivedAt,
    textContent: new Date(receivedAt).toLocaleTimeString(),
  });
  const marks = Object.assign(document.createElement('span'), {
    className: 'proofs',
    textContent: [
      ['secret', proofs.secret],
      ['HMAC', proofs.mono],
      ['Standard Webhooks', proofs.standard],
    ]
      .map(([label, holds]) => `${holds ? '✓' : '✗'} ${label}`)
      .join('  '),
  });
  const text = Object.assign(document.createElement('pre'), {
    tabIndex: 0,
    textContent: JSON.stringify(body, null, 2),
  });
  text.setAttribute('aria-label', `Body of ${event}`);
  text.setAttribute('role', 'region');
  summary.append(name, time, marks);
  details.append(summary, text);
  item.append(details);
  return item;
}

listen();

// Code panels

for (const panel of document.querySelectorAll('.code')) {
  const tabs = [...panel.querySelectorAll('[role=tab]')];
  const choose = (chosen) => {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      element(tab.getAttribute('aria-controls')).hidden = !isChosen;
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', ({ key: pressed }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[pressed];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      choose(next);
      next.focus();
    });
  }
  const copy = panel.querySelector('.copy');
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(panel.querySelector('pre:not([hidden])').textContent);
    copy.textContent = 'Copied';
    setTimeout(() => {
      copy.textContent = 'Copy';
    }, 1500);
  });
}
