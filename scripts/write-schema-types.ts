import { writeFile } from 'node:fs/promises';
import { testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { platformMigrations } from '../apps/platform/src/migrations.ts';
import { schemaTypes } from './schema-types.ts';

const database = await testDatabase(platformMigrations);
const client = new pg.Client({ connectionString: database.url });
await client.connect();
await writeFile(new URL('../apps/platform/src/schema.generated.ts', import.meta.url), await schemaTypes(client));
await client.end();
await database.drop();
await database.server.stop();
