import { Button } from '@mantine/core';
import { Empty } from './answers.tsx';

/** Signed in, and a member of no organisation. */
export function Nowhere({ leave }: { leave: () => Promise<void> }) {
  const out = <Button onClick={() => void leave()}>Sign out</Button>;
  return (
    <Empty title="You belong to no organisation yet" next={out}>
      An operator adds you to one. Then sign in again.
    </Empty>
  );
}
