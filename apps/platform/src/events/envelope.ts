import type { NewEvent } from './types.ts';

export interface EventOrigin {
  appId: string;
  businessId: string;
}

/**
 * The body of an event, made once and delivered byte for byte the same on each try. `app` and `business` are always inside
 * `data`, and so is `account_id` on an event about one account. Source: financial-data contract 9.2.
 */
export function eventBody(eventId: string, event: NewEvent, at: Date, origin: EventOrigin): string {
  const account = event.accountId === undefined ? {} : { account_id: event.accountId };
  return JSON.stringify({
    event: event.type,
    event_id: eventId,
    timestamp: at.toISOString(),
    data: { ...event.data, ...account, app: origin.appId, business: origin.businessId },
  });
}

/** Whether deliveries of this event carry `x-has-new-data`. */
export function hasNewData(event: NewEvent): boolean {
  return event.type === 'mono.events.account_updated' && event.data.meta.has_new_data;
}
