import { writeFile } from 'node:fs/promises';
import { type Migrations, testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { invoicingMigrations } from '../apps/invoicing/src/migrations.ts';
import { platformMigrations } from '../apps/platform/src/migrations.ts';
import { INVOICING, schemaTypes, type TenantColumns } from './schema-types.ts';

await write('platform', platformMigrations);
await write('invoicing', invoicingMigrations, INVOICING);

async function write(app: string, migrations: Migrations, tenant?: TenantColumns): Promise<void> {
  const database = await testDatabase(migrations);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await writeFile(
    new URL(`../apps/${app}/src/schema.generated.ts`, import.meta.url),
    await schemaTypes(client, tenant),
  );
  await client.end();
  await database.drop();
  await database.server.stop();
}
