import { bare, pieces } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../../api/route.ts';
import { AccountMissing, LegacyStatementBody, Query } from './schemas.ts';
import { answerStatement, aroundRows, jobOnWire, lengthsOnWire } from './wire.ts';

export const legacyGetStatement = route({
  method: 'GET',
  path: ['/accounts/:id/statement', '/v1/accounts/:id/statement'],
  access: { scope: 'statements' },
  tag: 'Old routes',
  summary: 'What was posted on an account in a period in its old, bare form; or a PDF of it.',
  query: Query,
  responses: { 200: LegacyStatementBody, 400: invalidInput, 404: AccountMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  mistakes: ({ query }, { statements }) => statements.mistakes(query),
  async handler(call, modules) {
    const answer = await answerStatement(call, modules, () => 'statement legacy');
    const { headers } = answer;
    if ('job' in answer) return bare(jobOnWire(answer.job, modules.config.publicUrl), { headers });
    const head = `{"meta":${JSON.stringify(lengthsOnWire(answer.list))},"data":`;
    return pieces(aroundRows(head, answer.list, '}'), headers);
  },
});
