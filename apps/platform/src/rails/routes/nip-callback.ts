import { Refusal } from '@kente/kit/errors';
import { bare } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { readCredit, readNotice } from '../nip/notice.ts';

const LARGEST_BODY = 16 * 1024;
const Taken = Type.Object({ response_code: Type.Literal('00') });

export const nipCallback = openRoute({
  method: 'POST',
  path: '/rails/nip/callback',
  access: { open: true, perAddressPerMinute: 6_000 },
  tag: 'Rails',
  summary: 'Where the switch tells of results, reversals and transfers to us.',
  undocumented: true,
  rawBody: { maxBytes: LARGEST_BODY },
  responses: { 200: Taken, 400: failure, 401: failure },
  async handler({ headers, raw }, { rails }) {
    const mode = rails.signer(headers['x-nip-timestamp'], headers['x-nip-signature'], raw);
    if (!mode)
      throw new Refusal('rail.not_signed', { status: 401, message: 'The signature is not that of the switch.' });
    const came = readCredit(raw);
    if (came) {
      await rails.receive(mode, came.credit, came.participant);
      return bare({ response_code: '00' as const });
    }
    const told = readNotice(raw);
    if (!told) throw new Refusal('rail.unreadable', { status: 400, message: 'This is no notice of the switch.' });
    await rails.hear(mode, told.notice, told.participant);
    return bare({ response_code: '00' as const });
  },
});
