import { ActionIcon, Tooltip } from '@mantine/core';

const WORDS =
  'We only invoice business-related credits (invoice/payment/contract, above NGN 1,000). Personal or family/gift/loan ' +
  'transfers are ignored. Keep references consistent (e.g., INV-123) for matching.';

/** Shown on hover, focus and touch. */
export function WhatWeInvoice() {
  return (
    <Tooltip label={WORDS} multiline w={300} events={{ hover: true, focus: true, touch: true }} openDelay={100}>
      <ActionIcon variant="default" radius="xl" size="sm" aria-label="What becomes an invoice?">
        ?
      </ActionIcon>
    </Tooltip>
  );
}
