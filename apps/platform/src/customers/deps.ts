import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Privacy } from '../privacy/index.ts';
import type { Schema } from '../schema.generated.ts';

export interface CustomersDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  privacy: Privacy;
}
