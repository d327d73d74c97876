import type { Operations } from './schema.generated.ts';

/** Types over the generated table of operations. An operation is named by method and path: `'GET /v2/accounts/{id}'`. */

export type OperationName = keyof Operations;
export type Method = OperationName extends infer Name ? (Name extends `${infer M} ${string}` ? M : never) : never;
/** The paths that know this method. */
export type PathOf<M extends Method> = OperationName extends infer Name
  ? Name extends `${M} ${infer Path}`
    ? Path
    : never
  : never;
/** The operation of a method and a path. */
export type Named<M extends Method, P extends PathOf<M>> = Extract<`${M} ${P}`, OperationName>;

export type PathParameters<Op extends OperationName> = Operations[Op]['path'];
export type Query<Op extends OperationName> = NonNullable<Operations[Op]['query']>;
export type Body<Op extends OperationName> = Operations[Op]['body'];

type Answers<Op extends OperationName> = Operations[Op]['answers'];
/** What an operation answers when it succeeds: the whole body, with its envelope. */
export type Success<Op extends OperationName> = Answers<Op>[Extract<keyof Answers<Op>, 200 | 201 | 202 | 204>];
/** `data` of that. */
export type Data<Op extends OperationName> = Success<Op> extends { data: infer D } ? D : never;
/** One row of a list. */
export type Row<Op extends OperationName> = Data<Op> extends readonly (infer R)[] ? R : never;

export interface CallOptions {
  /** Ends the call, waits included; the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Of each attempt, body included. */
  timeoutMs?: number | undefined;
  /** Tries after the first, 0 to 3. */
  retries?: number | undefined;
  /**
   * One per intended effect, 1 to 255 printable ASCII characters, sent with every try. Give one only where the API's reference
   * says that it is honoured: with it, a POST is tried again after a failure that leaves its outcome unknown.
   */
  idempotencyKey?: string | undefined;
  /** Doing this twice is as good as once, so it may be tried again. Set for GET, PUT and DELETE. */
  repeatable?: boolean | undefined;
  /**
   * Refresh first, on details, balance, transactions and statements. The server waits up to 3 seconds and then answers with what
   * it holds; `http.refresh` tells of the job. One refresh per account in 5 minutes.
   */
  realtime?: boolean | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

type PathInput<P> = P extends undefined ? { path?: undefined } : { path: P };
type QueryInput<Q> = [Q] extends [undefined]
  ? { query?: undefined }
  : Record<never, never> extends Q
    ? { query?: Q | undefined }
    : { query: Q };
type BodyInput<B> = [B] extends [undefined] ? { body?: undefined } : { body: B };

/** What a call of this operation takes. */
export type Input<Op extends OperationName> = CallOptions &
  PathInput<Operations[Op]['path']> &
  QueryInput<Operations[Op]['query']> &
  BodyInput<Operations[Op]['body']>;

/** The refresh that was asked for with `realtime`. */
export interface Refresh {
  jobId: string;
  status: string;
  /** The job found something new. */
  hasNewData: boolean;
}

/** What came beside the body. */
export interface HttpInfo {
  status: number;
  requestId: string | null;
  headers: Headers;
  attempts: number;
  /** Set when the answer names a refresh job. */
  refresh: Refresh | null;
}

export interface Reply<Op extends OperationName> {
  body: Success<Op>;
  http: HttpInfo;
}

/** The fields of the envelope (`data`, `meta`, `message` …), and `http` beside them. */
export type Result<Op extends OperationName> = Success<Op> & { http: HttpInfo };

/** What `data` must be, where a method works on it: an answer that is something else is told as such. */
export type Shape = 'rows' | 'record';

/** Makes one call. Given to every resource. */
export type Call = <Op extends OperationName>(operation: Op, input: Input<Op>, shape?: Shape) => Promise<Result<Op>>;
