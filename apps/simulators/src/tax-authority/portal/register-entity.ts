import type { FastifyInstance } from 'fastify';
import type { Authority } from '../authority.ts';
import { AuthorityError, success } from '../envelope.ts';

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
/** Signs a taxpayer up, with its keys. */
export function registerEntity(app: FastifyInstance, { store }: Authority): void {
  app.post<{ Body: EntityBody }>('/entities', { schema: { body: ENTITY_BODY } }, async ({ body }, reply) => {
    const { name, tin, email = `${tin}@example.test`, password = 'sandbox-password', businesses = [] } = body;
    const made = await store.register({
      ...{ name, tin, email, password, phone: '+2340000000000', rcNumber: 'RC000000' },
      address: '1 Example Road, Ikeja',
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
}
