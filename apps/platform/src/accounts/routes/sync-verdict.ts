import type { RefreshJob } from '../index.ts';

interface SyncVerdict {
  status: 200 | 409 | 503;
  code:
    | 'SYNC_SUCCESSFUL'
    | 'SYNC_PROCESSING'
    | 'REAUTHORISATION_REQUIRED'
    | 'INCOMPLETE_STATEMENT_ERROR'
    | 'SYNC_ERROR';
  hasNewData: boolean;
  message: string | null;
  job: RefreshJob;
}

/** The table of the contract's manual sync (4.7), for both of its routes. */
export function syncVerdict(job: RefreshJob): SyncVerdict {
  const failed = { hasNewData: false, job };
  if (job.status === 'finished')
    return { status: 200, code: 'SYNC_SUCCESSFUL', hasNewData: job.hasNewData, message: null, job };
  if (job.status === 'processing') {
    const message = 'The sync is still running. Its result will come by webhook.';
    return { status: 200, code: 'SYNC_PROCESSING', hasNewData: false, message, job };
  }
  if (job.failure === 'person') {
    const message = 'The bank wants the account holder to sign in again. Send them a re-authorisation link.';
    return { ...failed, status: 409, code: 'REAUTHORISATION_REQUIRED', message };
  }
  if (job.failure === 'incomplete') {
    const message =
      'The statement broke off before its end. Nothing was stored; allow_incomplete_statement=true keeps what came.';
    return { ...failed, status: 503, code: 'INCOMPLETE_STATEMENT_ERROR', message };
  }
  const message = 'The account could not be synced. Try again in 2 minutes.';
  return { ...failed, status: 503, code: 'SYNC_ERROR', message };
}
