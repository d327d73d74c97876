import { constants, privateDecrypt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Authority } from './authority.ts';
import { AuthorityError, success } from './envelope.ts';
import { object } from './json.ts';

// Plain JSON schemas: a schema library would double the time to start.
const NAME = { type: 'string', minLength: 1, maxLength: 120 };
const ENTITY_BODY = {
  type: 'object',
  required: ['name', 'tin'],
  properties: {
    ...{ name: NAME, tin: { ...NAME, maxLength: 20 }, email: NAME, password: NAME },
    businesses: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        required: ['name', 'service_id'],
        properties: {
          name: NAME,
          service_id: { type: 'string', pattern: '^[A-Za-z0-9]{8}$' },
          webhook_url: { type: 'string', maxLength: 500 },
        },
      },
    },
  },
};
interface EntityBody {
  name: string;
  tin: string;
  email?: string;
  password?: string;
  businesses?: { name: string; service_id: string; webhook_url?: string }[];
}
const FAULT_BODY = {
  type: 'object',
  required: ['call', 'simulate'],
  properties: {
    call: NAME,
    simulate: { type: 'string', minLength: 1, maxLength: 200 },
    times: { type: 'integer', minimum: 1, maximum: 100 },
  },
};

/** What a person does on the authority's website, and with its scanner. */
export async function portalRoutes(app: FastifyInstance, { store }: Authority): Promise<void> {
  app.post<{ Body: EntityBody }>('/entities', { schema: { body: ENTITY_BODY } }, async ({ body }, reply) => {
    const { name, tin, email = `${tin}@example.test`, password = 'sandbox-password', businesses = [] } = body;
    const made = await store.register({
      ...{
        name,
        tin,
        email,
        password,
        phone: '+2340000000000',
        rcNumber: 'RC000000',
        address: '1 Example Road, Ikeja',
      },
      businesses: businesses.map((given) => ({
        name: given.name,
        serviceId: given.service_id,
        webhookUrl: given.webhook_url ?? null,
      })),
    });
    if (!made) throw new AuthorityError(409, 'entity_actions', 'tin, email or service id is taken');
    const entity = await store.entityByTin(tin);
    const ids = entity?.businesses.map(({ id, serviceId }) => ({ id, service_id: serviceId })) ?? [];
    return reply
      .code(201)
      .send(success(201, { id: made.id, api_key: made.apiKey, api_secret: made.apiSecret, businesses: ids }));
  });

  app.get('/crypto_keys.txt', async () => {
    const { publicPem, certificate } = await store.signingKeys();
    return { public_key: Buffer.from(publicPem).toString('base64'), certificate };
  });

  // Both paddings are tried: which one the real scanner wants is not known.
  app.post('/scan', async ({ body }) => {
    const { privatePem, certificate } = await store.signingKeys();
    const read = object(decrypted(privatePem, String(object(body).qr)));
    const [irn = '', seconds = ''] = String(read.irn).split('.');
    return success(200, { irn, signed_at_seconds: Number(seconds), authentic: read.certificate === certificate });
  });
}

/** The help desk, which knows why; and faults for callers that cannot send a header. */
export async function helpDeskRoutes(app: FastifyInstance, { faults, refusals }: Authority): Promise<void> {
  app.get<{ Params: { id: string } }>('/errors/:id', async ({ params }) => {
    const reasons = refusals.get(params.id);
    if (!reasons) throw new AuthorityError(404, 'handler', 'error not found');
    return success(200, { reasons });
  });

  app.post<{ Body: { call: string; simulate: string; times?: number } }>(
    '/faults',
    { schema: { body: FAULT_BODY } },
    async ({ body }, reply) => {
      faults.order(body.call, body.simulate, body.times ?? 1);
      return reply.code(204).send();
    },
  );
  app.delete('/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
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
