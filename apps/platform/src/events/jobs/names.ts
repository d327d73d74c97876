/** Names that the SQL of the outbox and the job itself share. Endpoint ids are unique over all environments. */
export const DRAIN_JOB = 'webhooks.drain';

/** Jobs of one endpoint run one after the other. */
export const queueOf = (endpointId: string): string => `webhook:${endpointId}`;
/** Something is due now. */
export const wakeKeyOf = (endpointId: string): string => `webhook:${endpointId}`;
/** Something will be due. */
export const retryKeyOf = (endpointId: string): string => `webhook-retry:${endpointId}`;
