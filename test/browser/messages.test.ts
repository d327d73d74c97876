import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openSite, type Site } from './integrator.ts';
import { person } from './person.ts';
import { test } from './stage.ts';

/** A second origin, which means no good. */
let other: Site;
beforeAll(async () => {
  other = await openSite();
});
afterAll(() => other.close());

describe('messages between the linking page and who embeds it', () => {
  test('our SDK hears its own frame alone: not the page, not a frame of another origin', async ({ business }) => {
    const { page, open, ada, hears, heard } = await business.visit();
    await open();
    const lie = { type: 'mono.connect.widget.account_linked', data: { code: 'code_stolen' } };
    await page.evaluate(`postMessage(${JSON.stringify(lie)}, '*')`);
    await page.evaluate(`new Promise((done) => {
      const frame = Object.assign(document.createElement('iframe'), { src: ${JSON.stringify(other.url)}, onload: done });
      document.body.append(frame);
    })`);
    const stranger = page.frames().find((frame) => frame.url().startsWith(other.url));
    await stranger?.evaluate(`parent.postMessage(${JSON.stringify(lie)}, '*')`);
    await stranger?.evaluate(`parent.postMessage({ type: 'mono.connect.widget.closed' }, '*')`);
    // What comes after them in the queue shows that they were delivered, and dropped.
    await ada.goToLogin();
    await ada.logIn('user_good');
    await hears('onClose');
    const told = await heard();
    expect(told.map(({ name }) => name).filter((name) => name.startsWith('on') && name !== 'onLoad')).toEqual([
      'onSuccess',
      'onClose',
    ]);
    expect(JSON.stringify(told)).not.toContain('code_stolen');
  });

  test('the linking page speaks to the origin that it was opened for, and to no other', async ({ stage, business }) => {
    const context = await stage.browser.newContext();
    const page = await context.newPage();
    await page.goto(other.url);
    const query = new URLSearchParams({
      key: business.publicKey,
      referrer: `${stage.site.url}/`,
      version: '2023-12-14',
    });
    await page.evaluate(`addEventListener('message', ({ data }) => heard.push(data));
      document.body.insertAdjacentHTML('beforeend', '<iframe id="trap" width="800" height="700"></iframe>');
      document.getElementById('trap').src = ${JSON.stringify(`${stage.platform.url}/connect?${query}`)};`);
    const ada = person(page.frameLocator('#trap'));
    await ada.goToLogin();
    await ada.logIn('user_good');
    await ada.sees('Account linked');
    await ada.press('Return to Adire Finance Ltd');
    expect(await page.evaluate('heard')).toEqual([]);
    await context.close();
  });

  test('a hosted link cannot be put into a frame', async ({ stage, business }) => {
    const body = { scope: 'auth', customer: { name: 'Ada Obi', email: 'ada.obi@example.com' } };
    const { mono_url } = (await business.call('POST', '/v2/accounts/initiate', { body })).json.data;
    const { headers } = await fetch(mono_url);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const widget = await fetch(`${stage.platform.url}/connect?key=${business.publicKey}`);
    expect(widget.headers.get('content-security-policy')).not.toContain("frame-ancestors 'none'");
    expect(widget.headers.get('x-frame-options')).toBeNull();
  });

  test('a native web view is told everything, as JSON', async ({ stage, business }) => {
    const context = await stage.browser.newContext({ reducedMotion: 'reduce' });
    await context.addInitScript(`window.told = [];
      window.MonoClientInterface = { postMessage: (message) => window.told.push(JSON.parse(message)) };`);
    const page = await context.newPage();
    await page.goto(`${stage.platform.url}/connect?key=${business.publicKey}&reference=APP-1&version=2023-12-14`);
    const ada = person(page);
    await ada.goToLogin();
    await ada.logIn('user_good');
    await expect
      .poll(() => page.evaluate("told.some(({ type }) => type === 'mono.modal.linked')"), { timeout: 20_000 })
      .toBe(true);
    const told = (await page.evaluate('told')) as { type: string; data: Record<string, unknown> }[];
    expect(told.map(({ type }) => type)).toEqual([
      'mono.connect.widget_loaded',
      'mono.connect.widget_opened',
      'mono.connect.institution_selected',
      'mono.connect.login_attempt',
      'mono.connect.account_linked',
      'mono.connect.widget.account_linked',
      'mono.modal.linked',
    ]);
    expect(told.every(({ data }) => data.reference === 'APP-1' && typeof data.timestamp === 'number')).toBe(true);
    await business.exchange(String(told.at(-1)?.data.code));
    await context.close();
  });

  test('a native web view is told that the person left', async ({ stage, business }) => {
    const context = await stage.browser.newContext({ reducedMotion: 'reduce' });
    await context.addInitScript(`window.told = [];
      window.MonoClientInterface = { postMessage: (message) => window.told.push(JSON.parse(message).type) };`);
    const page = await context.newPage();
    await page.goto(`${stage.platform.url}/connect?key=${business.publicKey}`);
    const ada = person(page);
    await ada.goToLogin();
    await ada.leave();
    await ada.press('Leave');
    await expect.poll(() => page.evaluate("told.includes('mono.modal.closed')"), { timeout: 20_000 }).toBe(true);
    expect(((await page.evaluate('told')) as string[]).slice(-3)).toEqual([
      'mono.connect.on_exit',
      'mono.connect.widget.closed',
      'mono.modal.closed',
    ]);
    await context.close();
  });
});
