import { useRead } from '../../api/use-api.ts';
import { lagosTime } from '../../format/dates.ts';
import { Loaded } from '../../parts/answers.tsx';
import { Facts } from '../../parts/facts.tsx';

const WORDS = {
  never_received: { label: 'Nothing has come yet', color: 'gray' },
  degraded: { label: 'Needs attention', color: 'orange' },
  healthy: { label: 'Healthy', color: 'green' },
} as const;
const EVERY_MS = 30_000;

export function WebhookStatus() {
  const asked = useRead('GET /si/mono/webhook-status', {}, { everyMs: EVERY_MS });
  return (
    <Loaded asked={asked} what="the webhook" rows={1}>
      {({ data }) => (
        <>
          <span className="status" data-color={WORDS[data.status].color}>
            {WORDS[data.status].label}
          </span>
          <Facts
            facts={[
              ['Endpoint', <code key="endpoint">{data.endpoint}</code>],
              ['Signature', data.verifySignature ? 'Checked' : 'Not checked: anybody may send'],
              ['Secret', data.secretConfigured ? 'Set' : 'Missing'],
              ['Last event', data.lastEvent && <code>{data.lastEvent}</code>],
              ['Received', data.lastReceivedAt && lagosTime(data.lastReceivedAt)],
              [
                'Last 24 hours',
                `${data.last24h.received} received, ${data.last24h.accepted} accepted, ${data.last24h.rejected} rejected, ${data.last24h.duplicate} duplicate, ${data.last24h.unmatched} of no account`,
              ],
              ['Last error', data.lastError],
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
