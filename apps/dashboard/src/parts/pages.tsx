import { Button, Group, Text } from '@mantine/core';

interface Meta {
  total: number;
  page: number;
  pages: number;
}

/** Where in a long list we are. Nothing for a list of one page. */
export function Pages({ meta: { total, page, pages }, onPage }: { meta: Meta; onPage: (page: number) => void }) {
  if (pages <= 1) return null;
  return (
    <Group component="nav" aria-label="Pages of the list" justify="space-between" mt="md">
      <Button variant="default" size="sm" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        Newer
      </Button>
      <Text size="sm" c="dimmed">
        Page {page} of {pages}, {total} in all
      </Text>
      <Button variant="default" size="sm" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        Older
      </Button>
    </Group>
  );
}
