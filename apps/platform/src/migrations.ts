import { fileURLToPath } from 'node:url';

/** Where the platform's tables come from. */
export const platformMigrations = {
  folder: fileURLToPath(new URL('../migrations', import.meta.url)),
  schema: 'public',
} as const;
