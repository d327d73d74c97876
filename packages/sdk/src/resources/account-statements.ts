import type { Call, CallOptions, Data, Result } from '../operations.ts';

type StatementOp = 'GET /v2/accounts/{id}/statement';
type AnyStatement = Data<StatementOp>;
export type StatementRow = Extract<AnyStatement, readonly unknown[]>[number];
export type StatementV2 = Extract<AnyStatement, { statement: unknown }>;
export type StatementPdf = Extract<AnyStatement, { path: string }>;

type ResultWith<D> = Omit<Result<StatementOp>, 'data'> & { data: D };

export interface StatementQuery {
  /** `lastNmonths`, N from 1 to 12; `last12months` when absent. */
  period?: string | undefined;
}

/** `/v2/accounts/{id}/statement`: what was posted in a period, oldest first. */
export interface AccountStatements {
  /** GET /v2/accounts/{id}/statement */
  statement(id: string, query?: StatementQuery, options?: CallOptions): Promise<ResultWith<StatementRow[]>>;
  /** The same with `format=v2`: the rows inside an object, with the lengths of period and history in days. */
  statementV2(id: string, query?: StatementQuery, options?: CallOptions): Promise<ResultWith<StatementV2>>;
  /** The same with `output=pdf`: a job. When it is BUILT, `statements.download(data.path)` gives the file. */
  statementPdf(id: string, query?: StatementQuery, options?: CallOptions): Promise<ResultWith<StatementPdf>>;
  /** GET /v2/accounts/{id}/statement/jobs/{jobId} */
  statementJob(
    id: string,
    jobId: string,
    options?: CallOptions,
  ): Promise<Result<'GET /v2/accounts/{id}/statement/jobs/{jobId}'>>;
}

export function accountStatements(call: Call): AccountStatements {
  // Which of the three forms comes is decided by the query, which the document cannot tell.
  const read = async <D>(id: string, query: object, options: CallOptions = {}): Promise<ResultWith<D>> =>
    (await call('GET /v2/accounts/{id}/statement', { ...options, path: { id }, query })) as ResultWith<D>;
  return {
    statement: (id, query, options) => read<StatementRow[]>(id, { ...query }, options),
    statementV2: (id, query, options) => read<StatementV2>(id, { ...query, format: 'v2' }, options),
    // Each call makes another file: nothing is lost by a second one.
    statementPdf: (id, query, options) => read<StatementPdf>(id, { ...query, output: 'pdf' }, options),
    statementJob: (id, jobId, options) =>
      call('GET /v2/accounts/{id}/statement/jobs/{jobId}', { ...options, path: { id, jobId } }),
  };
}
