const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const LONGEST = 2_048;

/** What is wrong with where the account holder is to be sent, or null. Source: contract 3.1. */
export function refuseRedirectUrl(text: string): string | null {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  const good =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL.test(url.hostname))) &&
    url.username === '' &&
    url.password === '';
  return good ? null : 'must be an https URL; http is for localhost alone';
}
