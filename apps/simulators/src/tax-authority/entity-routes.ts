import type { FastifyInstance } from 'fastify';
import { hash32 } from '../history/draw.ts';
import type { Authority } from './authority.ts';
import { AuthorityError, success } from './envelope.ts';
import { object } from './json.ts';
import type { Entity } from './records.ts';

/** Who takes part. */
export async function entityRoutes(app: FastifyInstance, { store }: Authority): Promise<void> {
  app.post('/utilities/authenticate', async ({ body }) => {
    const { email, password } = object(body);
    const entity = await store.entityByLogin(String(email), String(password));
    if (!entity) throw new AuthorityError(401, 'entity_actions', 'invalid credentials');
    return success(200, { entity_id: entity.id, name: entity.name });
  });

  for (const path of ['/utilities/verify-tin', '/utilities/verify-tin/'])
    app.post(path, async ({ body }) => {
      const tin = String(object(body).tin);
      const entity = await store.entityByTin(tin);
      const taxpayer = entity ?? somebody(tin);
      if (!taxpayer) throw new AuthorityError(404, 'entity_actions', 'tin not found');
      const { name, address, email, phone, rcNumber } = taxpayer;
      return success(200, { name, address, email, phone, rc_number: rcNumber, tin });
    });

  app.get('/entity', async ({ taxpayer }) => success(200, { items: [entityBody(taxpayer)] }));
  app.get<{ Params: { id: string } }>('/entity/:id', async ({ params, taxpayer }) => {
    if (params.id !== taxpayer.id) throw new AuthorityError(404, 'entity_actions', 'entity not found');
    return success(200, entityBody(taxpayer));
  });

  app.post('/invoice/party', async ({ body, taxpayer }, reply) => {
    const party = object(body);
    const { business_id: businessId, tin, party_name: name } = party;
    if (!taxpayer.businesses.some(({ id }) => id === businessId) || typeof tin !== 'string' || typeof name !== 'string')
      throw new AuthorityError(400, 'entity_actions', 'party is not valid', ['business_id, tin or party_name']);
    await store.putParty(String(businessId), tin.slice(0, 20), party);
    return reply.code(201).send(success(201));
  });
  app.get<{ Params: { businessId: string } }>('/invoice/party/:businessId', async ({ params, taxpayer }) => {
    const business = taxpayer.businesses.find(({ id }) => id === params.businessId);
    if (!business) throw new AuthorityError(404, 'entity_actions', 'business not found');
    return success(200, { items: await store.parties(business.id) });
  });
}

const entityBody = (entity: Entity) => ({
  id: entity.id,
  name: entity.name,
  tin: entity.tin,
  businesses: entity.businesses.map(({ id, name, serviceId }) => ({
    id,
    name,
    service_id: serviceId,
    irn_template: `{{invoice_id}}-${serviceId}-{{YYYYMMDD}}`,
  })),
});

const NAMES = ['Ventures', 'Stores', 'Logistics', 'Foods', 'Textiles', 'Pharmacy', 'Motors', 'Printing'];

/** Every TIN of the right form that does not begin with 9 belongs to an invented company, the same for ever. */
function somebody(tin: string): Omit<Entity, 'id' | 'apiKey' | 'businesses' | 'tin'> | null {
  if (!/^[0-8]\d{7}-\d{4}$/.test(tin)) return null;
  const digits = tin.slice(0, 8);
  return {
    name: `Sample ${NAMES[hash32(tin) % NAMES.length]} ${digits} Ltd`,
    address: `${(hash32(digits) % 90) + 1} Sample Street, Ikeja`,
    email: `accounts@${digits}.example.test`,
    phone: '+2340000000000',
    rcNumber: `RC${digits.slice(0, 6)}`,
  };
}
