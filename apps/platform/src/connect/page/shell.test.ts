import { expect, test } from 'vitest';
import type { Boot } from '../boot.ts';
import { linkingHeaders, shell } from './shell.ts';

const boot: Boot = {
  opened: { kind: 'widget', key: 'test_pk_1', query: { reference: '</script><script>alert(1)</script>' } },
  problem: null,
  business: { name: 'Adire & Sons <Ltd>', app: 'Loans' },
  mode: 'test',
  scope: 'auth',
  referrerOrigin: 'https://shop.example',
  reference: '</script><script>alert(1)</script>',
  shares: ['accounts'],
  consentDays: null,
  preselected: null,
  customerNeeded: true,
};
const files = { script: 'assets/main-abc.js', preloads: [], styles: ['assets/main-abc.css'] };
const html = shell(boot, files);

test('what an integrator puts into the address cannot leave the boot block', () => {
  const block = /<script type="application\/json" id="kente-boot">(.*?)<\/script>/s.exec(html)?.[1];
  expect(JSON.parse(block ?? '')).toEqual(boot);
  expect(html.match(/<script/g)).toHaveLength(2);
});

test('names are shown as text', () => {
  expect(html).toContain('Adire &amp; Sons &lt;Ltd&gt;');
});

test('a problem can be read without JavaScript', () => {
  const problem = { title: 'This link was used already', message: 'Ask Adire for a new link.' };
  const page = shell({ ...boot, problem }, files);
  expect(page).toContain('<noscript><h1>This link was used already</h1><p>Ask Adire for a new link.</p></noscript>');
});

test('only the widget may be framed', () => {
  expect(linkingHeaders(true)['content-security-policy']).toContain('frame-ancestors *');
  expect(linkingHeaders(false)['content-security-policy']).toContain("frame-ancestors 'none'");
});
