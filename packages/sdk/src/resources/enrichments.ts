import { type Filters, type Listing, listing } from '../listing.ts';
import type { Call, CallOptions, Query, Result, Row } from '../operations.ts';

/** A CSV with a header row that has `Type` and `Narration`: its text, its bytes or a file. At most 10 MiB, 50,000 rows. */
export type Csv = string | Uint8Array | Blob;

/** `/v2/enrichments`: categories and metadata of files, records of jobs, corrections. */
export interface Enrichments {
  /** POST /v2/enrichments/transaction-categorisation */
  categorise(csv: Csv, options?: CallOptions): Promise<Result<'POST /v2/enrichments/transaction-categorisation'>>;
  /** POST /v2/enrichments/transaction-metadata */
  metadata(csv: Csv, options?: CallOptions): Promise<Result<'POST /v2/enrichments/transaction-metadata'>>;
  /** GET /v2/accounts/jobs/{jobId}: the state of an enrichment job. */
  job(jobId: string, options?: CallOptions): Promise<Result<'GET /v2/accounts/jobs/{jobId}'>>;
  /** GET /v2/enrichments/record/{jobId}: its records, once it is finished. */
  record(
    jobId: string,
    query?: Query<'GET /v2/enrichments/record/{jobId}'>,
    options?: CallOptions,
  ): Promise<Result<'GET /v2/enrichments/record/{jobId}'>>;
  /** GET /v2/enrichments/corrections */
  corrections: Listing<
    Filters<Query<'GET /v2/enrichments/corrections'>>,
    Result<'GET /v2/enrichments/corrections'>,
    Row<'GET /v2/enrichments/corrections'>
  >;
  /** DELETE /v2/enrichments/corrections/{id} */
  deleteCorrection(id: string, options?: CallOptions): Promise<Result<'DELETE /v2/enrichments/corrections/{id}'>>;
}

export function enrichmentsResource(call: Call): Enrichments {
  return {
    categorise: (csv, options) =>
      call('POST /v2/enrichments/transaction-categorisation', { ...options, body: formOf(csv) }),
    metadata: (csv, options) => call('POST /v2/enrichments/transaction-metadata', { ...options, body: formOf(csv) }),
    job: (jobId, options) => call('GET /v2/accounts/jobs/{jobId}', { ...options, path: { jobId } }),
    record: (jobId, query, options) =>
      call('GET /v2/enrichments/record/{jobId}', { ...options, path: { jobId }, query }),
    corrections: listing((query, options) => call('GET /v2/enrichments/corrections', { ...options, query }, 'rows')),
    deleteCorrection: (id, options) => call('DELETE /v2/enrichments/corrections/{id}', { ...options, path: { id } }),
  };
}

function formOf(csv: Csv): FormData {
  const form = new FormData();
  const part = typeof csv === 'string' ? csv : csv instanceof Blob ? csv : new Uint8Array(csv);
  form.append('file', part instanceof Blob ? part : new Blob([part], { type: 'text/csv' }), 'transactions.csv');
  return form;
}
