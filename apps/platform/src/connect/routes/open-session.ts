import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, missing } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { SessionBody, SessionOpened } from './schemas.ts';

export const openSession = route({
  method: 'POST',
  path: '/v2/connect/session',
  access: {},
  tag: 'Linking without a page',
  summary: "Begin to link an account from your own screens. Answers the institution's login form.",
  description: 'A session lives 15 minutes; three wrong inputs end it. Send its id in `x-session-id`.',
  body: SessionBody,
  responses: { 200: SessionOpened, 400: invalidInput, 404: missing('customer'), 503: failure },
  handler: async ({ caller, body }, { connect }) =>
    ok(await connect.headless.open(caller, body), 'Request completed successfully'),
});
