import './styles.ts';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { router } from './router.tsx';
import { cssVariables, theme } from './theme.ts';

const place = document.getElementById('app');
if (!place) throw new Error('the shell of the page has no place for it');

/** Styles that scripts write are allowed by this alone. */
const nonce = place.dataset.nonce ?? '';
// The scroll lock of dialogs looks for it here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, refetchOnWindowFocus: true } } });

createRoot(place).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <Notifications position="bottom-right" limit={3} />
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>,
);
