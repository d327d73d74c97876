import type { FastifyInstance } from 'fastify';
import type { Authority } from '../authority.ts';

/** What the QR codes are made with. */
export function getCryptoKeys(app: FastifyInstance, { store }: Authority): void {
  app.get('/crypto_keys.txt', async () => {
    const { publicPem, certificate } = await store.signingKeys();
    return { public_key: Buffer.from(publicPem).toString('base64'), certificate };
  });
}
