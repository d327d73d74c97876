import { getOpenApi } from './get-openapi.ts';
import { getReference } from './get-reference.ts';
import { getReferenceAsset } from './get-reference-asset.ts';

export const docsRoutes = [getOpenApi, getReference, getReferenceAsset] as const;
