import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { DeliveryBody } from './schemas.ts';
import { deliveryOnWire } from './wire.ts';

export const listDeliveries = route({
  method: 'GET',
  path: '/v2/events/:id/deliveries',
  access: { product: 'any' },
  tag: 'Events',
  summary: 'Where an event was sent, and every attempt.',
  responses: { 200: success(Type.Array(DeliveryBody)), 404: missing('event') },
  handler: async ({ caller, params }, { events }) =>
    ok((await events.deliveries(caller, params.id)).map(deliveryOnWire), 'Data retrieved successfully'),
});
