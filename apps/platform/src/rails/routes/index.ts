import { nipCallback } from './nip-callback.ts';

export const railRoutes = [nipCallback];
