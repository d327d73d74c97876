import type { FastifyInstance } from 'fastify';
import type { Authority } from '../authority.ts';
import { clearFaults } from './clear-faults.ts';
import { getCryptoKeys } from './get-crypto-keys.ts';
import { getError } from './get-error.ts';
import { orderFault } from './order-fault.ts';
import { registerEntity } from './register-entity.ts';
import { scanQr } from './scan-qr.ts';

const ENDPOINTS = [registerEntity, getCryptoKeys, scanQr, getError, orderFault, clearFaults];

/** What a person does on the authority's website, with its scanner, and what its help desk knows. */
export async function portalRoutes(app: FastifyInstance, authority: Authority): Promise<void> {
  for (const endpoint of ENDPOINTS) endpoint(app, authority);
}
