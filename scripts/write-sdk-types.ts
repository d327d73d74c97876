import { writeFile } from 'node:fs/promises';
import { platformRoutes } from '../apps/platform/src/api/routes.ts';
import { createDocs } from '../apps/platform/src/docs/index.ts';
import { sdkTypes } from './sdk-types.ts';

// The address of the server is no part of the types.
const docs = createDocs({ publicUrl: 'http://localhost:4000', routes: platformRoutes });
const target = new URL('../packages/sdk/src/schema.generated.ts', import.meta.url);
await writeFile(target, sdkTypes(JSON.parse(await docs.openApi())));
