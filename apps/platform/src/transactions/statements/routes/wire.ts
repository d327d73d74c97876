import { wantsRealtime } from '../../../api/realtime.ts';
import type { PlatformCall } from '../../../api/route.ts';
import type { Modules } from '../../../modules.ts';
import type { StatementForm, StatementJob, StatementList, StatementQuery, StatementRequest } from '../index.ts';

type Call = Pick<PlatformCall, 'caller' | 'headers'> & { params: { id: string }; query: StatementQuery };

export type AnsweredStatement = { headers: Record<string, string> } & ({ job: StatementJob } | { list: StatementList });

/** What a statement has in common on all its routes: checks, refresh on demand, then the rows or a job. */
export async function answerStatement(
  { caller, params: { id }, query, headers }: Call,
  { accounts, statements }: Modules,
  formOf: (request: StatementRequest) => StatementForm,
): Promise<AnsweredStatement> {
  await accounts.mustExist(caller.id, id);
  const request = statements.request(query);
  const job = wantsRealtime(headers) ? await accounts.realtime(caller, id, 'jobs.accounts.sync_statement') : {};
  if (request.output === 'pdf') return { headers: job, job: await statements.order(caller, id, request) };
  return { headers: job, list: await statements.list(caller, id, request, formOf(request)) };
}

export function jobOnWire({ id, status, file }: StatementJob, publicUrl: string) {
  return { id, status, path: `${publicUrl}/statements/${file}.pdf` };
}

export function lengthsOnWire({ count, requestedLength, availableLength }: StatementList) {
  return { count, requested_length: requestedLength, available_length: availableLength };
}

/** A JSON object whose last member is the list. */
export function aroundRows(head: string, { pieces }: StatementList, tail: string): Uint8Array[] {
  return [Buffer.from(`${head}[`), ...pieces, Buffer.from(`]${tail}`)];
}
