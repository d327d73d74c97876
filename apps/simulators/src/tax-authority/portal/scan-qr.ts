import { constants, privateDecrypt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Authority } from '../authority.ts';
import { AuthorityError, success } from '../envelope.ts';
import { object } from '../json.ts';

/** What the scanner of the authority reads out of a QR code. */
export function scanQr(app: FastifyInstance, { store }: Authority): void {
  // Both paddings are tried: which one the real scanner wants is not known.
  app.post('/scan', async ({ body }) => {
    const { privatePem, certificate } = await store.signingKeys();
    const read = object(decrypted(privatePem, String(object(body).qr)));
    const [irn = '', seconds = ''] = String(read.irn).split('.');
    return success(200, { irn, signed_at_seconds: Number(seconds), authentic: read.certificate === certificate });
  });
}

function decrypted(key: string, qr: string): unknown {
  const sealed = Buffer.from(qr, 'base64');
  const ways = [
    { key, padding: constants.RSA_PKCS1_PADDING },
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
  ];
  for (const way of ways) {
    try {
      // A wrong padding decrypts to noise, not to an error.
      return JSON.parse(privateDecrypt(way, sealed).toString());
    } catch {}
  }
  throw new AuthorityError(400, 'handler', 'qr code cannot be read');
}
