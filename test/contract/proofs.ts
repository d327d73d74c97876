import { createHmac } from 'node:crypto';

/** The proofs of a delivery as a receiver works them out from the contract's words (financial-data 9.1). */
export function signaturesOf({
  secret,
  id,
  seconds,
  body,
}: {
  secret: string;
  id: string;
  seconds: string;
  body: string;
}) {
  const hmac = (text: string) => createHmac('sha256', Buffer.from(secret, 'utf8')).update(text);
  return {
    mono: hmac(`${seconds}.${body}`).digest('hex'),
    standard: `v1,${hmac(`${id}.${seconds}.${body}`).digest('base64')}`,
  };
}
