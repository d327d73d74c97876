import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sdkTypes } from '../../../../scripts/sdk-types.ts';
import { invoicingRoutes } from '../../../invoicing/src/api/routes.ts';
import { createDocs } from '../../../invoicing/src/docs/index.ts';

test('the types are those of the connector as it is: else run `npm run sdk:types`', async () => {
  const docs = createDocs({ publicUrl: () => 'http://localhost:4002', routes: invoicingRoutes });
  const now = sdkTypes(JSON.parse(await docs.openApi()), "the connector's");
  expect((await readFile(new URL('./connector.generated.ts', import.meta.url), 'utf8')) === now).toBe(true);
});
