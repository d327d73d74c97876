import { Button, Group, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useWrite } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';

/** Who holds the account; then the browser goes to the linking page, and comes back here with a code. */
export function LinkDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const make = useWrite('POST /si/mono/widget-link');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const customer = { name: String(given.get('name')).trim(), email: String(given.get('email')).trim() };
    const redirectUrl = new URL('/dashboard/connections', location.href).href;
    make.mutate({ body: { customer, redirectUrl } }, { onSuccess: ({ data }) => location.assign(data.mono_url) });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title="Link a bank account">
      <form onSubmit={submit}>
        <Stack>
          <TextInput name="name" label="Account holder" required maxLength={200} data-autofocus />
          <TextInput name="email" type="email" label="Their e-mail address" required maxLength={254} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={make.isPending || make.isSuccess}>
              Go to the bank
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
