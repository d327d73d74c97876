import { Alert, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '../api/api-error.ts';

/** The four states of anything that is asked of the server: loading, empty, failed, there. */

export function Loading({ what, rows = 3 }: { what: string; rows?: number }) {
  return (
    <Stack gap="sm" role="status" aria-busy="true" aria-label={`Loading ${what}`} className="loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars without content
        <Skeleton key={row} height={64} radius="md" />
      ))}
    </Stack>
  );
}

interface EmptyProps {
  title: string;
  children: ReactNode;
  next?: ReactNode;
  /** There is nothing else on the page. */
  alone?: boolean;
}

export function Empty({ title, children, next, alone = false }: EmptyProps) {
  return (
    <Paper withBorder p="xl" className="empty">
      <Stack gap="xs" align="flex-start">
        <Title order={alone ? 1 : 2} size="h4">
          {title}
        </Title>
        <Text c="dimmed">{children}</Text>
        {next}
      </Stack>
    </Paper>
  );
}

/** What happened, and what can be done about it. */
export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  const { title, words, again } = wordsOf(error);
  return (
    <Alert color={again ? 'red' : 'gray'} title={title} role="alert" variant="outline" className="failed">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{words}</Text>
        <Problems error={error} />
        {again && retry && (
          <Button size="compact-sm" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function wordsOf(error: Error): { title: string; words: string; again: boolean } {
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 403) {
    const words = `${error.message} Ask an admin of your organisation.`;
    return { title: 'You may not see this', words, again: false };
  }
  if (status === 404) return { title: 'Not here', words: error.message, again: false };
  return { title: 'This could not be loaded', words: error.message, again: true };
}

/** Every problem of a document at once. */
export function Problems({ error }: { error: Error | null }) {
  if (!(error instanceof ApiError) || error.problems.length === 0) return null;
  return (
    <ul className="problems">
      {error.problems.map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          <code>{field}</code> {message}
        </li>
      ))}
    </ul>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
}

/** Exactly one of the states. An answer that is there already stays, whatever a later one says. */
export function Loaded<T>({
  asked,
  what,
  rows,
  children,
}: {
  asked: Asked<T>;
  what: string;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (asked.error !== null) return <Failed error={asked.error} retry={() => void asked.refetch()} />;
  return <Loading what={what} {...(rows === undefined ? {} : { rows })} />;
}

/** Title, what stands beside it, and what can be done. */
export function PageHead({ title, children, beside }: { title: ReactNode; children?: ReactNode; beside?: ReactNode }) {
  return (
    <div className="page-head">
      <Group justify="space-between" align="center" gap="sm">
        <Title order={1} size="h2">
          {title}
        </Title>
        {beside && <Group gap="xs">{beside}</Group>}
      </Group>
      {children && <div className="page-words">{children}</div>}
    </div>
  );
}
