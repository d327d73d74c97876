import { SegmentedControl } from '@mantine/core';
import type { Label } from '../session/me.ts';
import { useSession } from '../session/session.tsx';

const NAMES: Readonly<Record<Label, string>> = { sandbox: 'Test', production: 'Live' };

/** Test and live are never shown together. */
export function EnvironmentSwitch() {
  const { organisation, environment, go } = useSession();
  if (organisation.environments.length < 2) return <span className="status">{NAMES[environment]}</span>;
  return (
    <SegmentedControl
      aria-label="Environment"
      size="xs"
      data={organisation.environments.map((label) => ({ value: label, label: NAMES[label] }))}
      value={environment}
      onChange={(next) => go({ environment: next })}
    />
  );
}
