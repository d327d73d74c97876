import { ok, pieces } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../../api/route.ts';
import { AccountMissing, Query, StatementBody } from './schemas.ts';
import { answerStatement, aroundRows, jobOnWire, lengthsOnWire } from './wire.ts';

const MESSAGE = 'Successfully fetched statement';

export const getStatement = route({
  method: 'GET',
  path: '/v2/accounts/:id/statement',
  access: { scope: 'statements' },
  tag: 'Statements',
  summary: 'What was posted on an account in a period, oldest first; or a PDF of it.',
  description:
    'Pending rows are left out. `output=pdf` answers with a job at once; the file is at `path` when its status is ' +
    '`BUILT`. `x-realtime: true` asks the bank first.',
  query: Query,
  responses: { 200: StatementBody, 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  mistakes: ({ query }, { statements }) => statements.mistakes(query),
  async handler(call, modules) {
    const answer = await answerStatement(call, modules, ({ v2 }) => (v2 ? 'statement v2' : 'statement'));
    const { headers } = answer;
    if ('job' in answer) return ok(jobOnWire(answer.job, modules.config.publicUrl), MESSAGE, { headers });
    const { list } = answer;
    const timestamp = call.caller.clock.now().toISOString();
    const head = `{"status":"successful","message":"${MESSAGE}","timestamp":"${timestamp}","data":`;
    if (modules.statements.request(call.query).v2) {
      const lengths = JSON.stringify(lengthsOnWire(list)).slice(0, -1);
      return pieces(aroundRows(`${head}${lengths},"statement":`, list, '}}'), headers);
    }
    return pieces(aroundRows(head, list, `,"meta":{"count":${list.count}}}`), headers);
  },
});
