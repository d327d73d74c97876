import { writeFile } from 'node:fs/promises';
import { invoicingRoutes } from '../apps/invoicing/src/api/routes.ts';
import { createDocs as createInvoicingDocs } from '../apps/invoicing/src/docs/index.ts';
import { platformRoutes } from '../apps/platform/src/api/routes.ts';
import { createDocs } from '../apps/platform/src/docs/index.ts';
import { sdkTypes } from './sdk-types.ts';

// The address of the server is no part of the types.
const docs = createDocs({ publicUrl: 'http://localhost:4000', routes: platformRoutes });
const target = new URL('../packages/sdk/src/schema.generated.ts', import.meta.url);
await writeFile(target, sdkTypes(JSON.parse(await docs.openApi())));

const connector = createInvoicingDocs({ publicUrl: () => 'http://localhost:4002', routes: invoicingRoutes });
const dashboard = new URL('../apps/dashboard/src/api/connector.generated.ts', import.meta.url);
await writeFile(dashboard, sdkTypes(JSON.parse(await connector.openApi()), "the connector's"));
