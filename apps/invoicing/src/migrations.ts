import { fileURLToPath } from 'node:url';

/** Where the connector's tables come from. */
export const invoicingMigrations = {
  folder: fileURLToPath(new URL('../migrations', import.meta.url)),
  schema: 'public',
} as const;
