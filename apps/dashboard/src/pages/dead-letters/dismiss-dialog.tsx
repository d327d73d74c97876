import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import type { DeadLetter } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';

export function DismissDialog({ letter, onClose }: { letter: DeadLetter | null; onClose: () => void }) {
  const dismiss = useWrite('POST /si/mono/dlq/{id}/dismiss', { done: () => 'Dismissed' });
  if (letter === null) return null;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get('note')).trim();
    dismiss.mutate({ path: { id: letter.id }, body: note === '' ? {} : { note } }, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} title="Dismiss for good">
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">This payment becomes no invoice. It stays listed under “Dismissed”.</Text>
          <Textarea name="note" label="Note" maxLength={500} data-autofocus />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it open
            </Button>
            <Button type="submit" color="red" loading={dismiss.isPending}>
              Dismiss
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
