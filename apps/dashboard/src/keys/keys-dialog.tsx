import { Button, Kbd, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { type Keymap, SHOWN_KEYS } from './keymap.ts';

/** The keys of a page: opened by `?` and by a button, for those who do not know that. */
export function useKeysDialog(map: Keymap) {
  const [opened, { open, close }] = useDisclosure(false);
  const dialog = (
    <Dialog opened={opened} onClose={close} title="Keys">
      <Table>
        <Table.Tbody>
          {SHOWN_KEYS[map].map(({ keys, does }) => (
            <Table.Tr key={does}>
              <Table.Th scope="row" className="keys">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Table.Th>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
  const button = (
    <Button variant="default" size="compact-sm" onClick={open} className="wide-only">
      Keys&nbsp;<Kbd size="xs">?</Kbd>
    </Button>
  );
  return { open, dialog, button };
}
