import { describe, expect, test } from 'vitest';
import { redirectWith, refuseRedirectUrl } from './redirect-url.ts';

describe('where a person may be sent', () => {
  test.each([
    'https://app.example/back',
    'https://mono.co',
    'http://localhost:3000/callback?step=2#done',
    'HTTPS://APP.EXAMPLE',
    'myapp://link/back',
    'com.adire.loans://oauth',
  ])('%s is taken', (url) => {
    expect(refuseRedirectUrl(url)).toBeNull();
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript://app.example/%0aalert(1)',
    'data:text/html,hello',
    'file:///etc/passwd',
    'blob:https://app.example/1',
    'vbscript:run',
    '/relative/path',
    'app.example/back',
    '//app.example/back',
    'mailto:samuel@neem.example',
    'https:app.example',
    'https://',
    'https:///path',
    ' https://app.example',
    'java\nscript://app.example',
    'https://app.example/a b',
    '',
    `https://app.example/${'x'.repeat(2_100)}`,
  ])('%j is refused with a reason', (url) => {
    expect(refuseRedirectUrl(url)).toMatch(/^redirect_url must/);
  });
});

describe('what is appended', () => {
  const linked = { status: 'linked', code: 'code_1' };

  test.each([
    ['https://app.example/back', 'https://app.example/back?status=linked&code=code_1'],
    ['https://app.example', 'https://app.example?status=linked&code=code_1'],
    ['https://app.example/back?user=7', 'https://app.example/back?user=7&status=linked&code=code_1'],
    ['https://app.example/back?', 'https://app.example/back?status=linked&code=code_1'],
    ['https://app.example/back?user=7&', 'https://app.example/back?user=7&status=linked&code=code_1'],
    ['https://app.example/#/home?tab=2', 'https://app.example/?status=linked&code=code_1#/home?tab=2'],
    ['https://app.example/back?q=a%20b#end', 'https://app.example/back?q=a%20b&status=linked&code=code_1#end'],
    ['myapp://link', 'myapp://link?status=linked&code=code_1'],
  ])('%s keeps its own query and fragment', (url, expected) => {
    expect(redirectWith(url, linked)).toBe(expected);
  });

  test('a reference with reserved characters arrives as it was given', () => {
    const url = redirectWith('https://app.example/', { reference: 'a&b=c #1' });
    expect(new URL(url).searchParams.get('reference')).toBe('a&b=c #1');
  });
});
