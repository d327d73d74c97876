import { notifications as shown } from '@mantine/notifications';

/** Short words about what was just done, read out by screen readers. */
export const notifications = {
  done: (message: string) => shown.show({ message, color: 'teal', withCloseButton: true, autoClose: 6_000 }),
  failed: (error: Error) =>
    shown.show({ title: 'That did not work', message: error.message, color: 'red', autoClose: 12_000 }),
};
