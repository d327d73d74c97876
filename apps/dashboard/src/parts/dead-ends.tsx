import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Empty, Failed } from './answers.tsx';

export function NotFound() {
  return (
    <Empty alone title="There is no such page" next={<Link to="/">To the drafts</Link>}>
      Check the address.
    </Empty>
  );
}

/** A page that breaks, or whose script is gone because a newer one is served. */
export function Crashed({ error }: ErrorComponentProps) {
  return (
    <>
      <h1 className="spoken">Something broke</h1>
      <Failed error={error instanceof Error ? error : new Error(String(error))} />
      <Button mt="md" onClick={() => location.reload()}>
        Load the page again
      </Button>
    </>
  );
}
