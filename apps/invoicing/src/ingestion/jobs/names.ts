import Type from 'typebox';

/** Read to its end. `turn`: how often it had to wait for the provider, or for another sync. */
export const SyncPayload = Type.Object({
  organisationId: Type.String(),
  environmentId: Type.String(),
  label: Type.Union([Type.Literal('sandbox'), Type.Literal('production')]),
  accountId: Type.String(),
  traceId: Type.String(),
  turn: Type.Integer({ minimum: 0 }),
});

export const SYNC_JOB = { name: 'ingestion.sync' } as const;
