import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../../tenancy/index.ts';

const place = (env: EnvId, endpointId: string) => ({
  tenant: env,
  column: 'webhook_endpoints.secret',
  row: endpointId,
});

export function sealSecret(keyring: Keyring, env: EnvId, endpointId: string, secret: string): Buffer {
  return keyring.seal(place(env, endpointId), secret);
}

export function openSecret(keyring: Keyring, env: EnvId, endpointId: string, sealed: Uint8Array): string {
  return keyring.open(place(env, endpointId), sealed);
}
