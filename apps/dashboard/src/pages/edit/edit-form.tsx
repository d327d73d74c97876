import { Alert, Button, Group, NativeSelect, Paper, Textarea, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import type { Invoice } from '../../api/records.ts';
import { useWrite } from '../../api/use-api.ts';
import { PageHead, Problems } from '../../parts/answers.tsx';
import { payerOf } from '../invoice/invoice-words.ts';
import { BuyerFields } from './buyer-fields.tsx';
import { editOf, type FieldProblem, type FormValues, valuesOf } from './form-values.ts';
import { LinesFields } from './lines-fields.tsx';

const KINDS = [
  { value: 'B2B', label: 'A business' },
  { value: 'B2C', label: 'A consumer' },
  { value: 'B2G', label: 'The government' },
];

/** Everything of a document that a person may change. A reviewed or validated one becomes a draft again. */
export function EditForm({ invoice }: { invoice: Invoice }) {
  const navigate = useNavigate();
  const [values, setValues] = useState(() => valuesOf(invoice));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const save = useWrite('PATCH /si/invoices/{id}', { done: () => 'Changed', quiet: true });
  const set = (more: Partial<FormValues>): void => setValues((now) => ({ ...now, ...more }));
  const wrong = (field: string): string | undefined => problems.find((each) => each.field === field)?.message;
  const done = (): void => void navigate({ to: '/invoices/$id', params: { id: invoice.id } });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { body, problems: found } = editOf(values, invoice);
    setProblems(found);
    if (found.length > 0) {
      // After they are marked as wrong.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const headers = { 'if-match': `"${invoice.version}"` };
    save.mutate({ path: { id: invoice.id }, body, headers }, { onSuccess: done });
  };
  return (
    <form onSubmit={submit} ref={form} noValidate>
      <PageHead title={`Edit ${invoice.number ?? `the draft for ${payerOf(invoice)}`}`}>
        {invoice.status !== 'DRAFT' && 'It becomes a draft again, and keeps its number.'}
      </PageHead>
      {save.error && (
        <Alert color="red" variant="outline" role="alert" title={save.error.message} mb="md">
          <Problems error={save.error} />
        </Alert>
      )}
      {problems.length > 0 && (
        <Alert color="red" variant="outline" role="alert" title="Some fields need another look" mb="md" />
      )}
      <div className="sheets">
        <Paper component="section" withBorder p="md" className="sheet">
          <Title order={2} size="h4">
            Document
          </Title>
          <div className="fields">
            <TextInput
              type="date"
              label="Date of issue"
              value={values.issueDate}
              error={wrong('issueDate')}
              onChange={(event) => set({ issueDate: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label="Due"
              value={values.dueDate}
              onChange={(event) => set({ dueDate: event.currentTarget.value })}
            />
            <TextInput
              label="VAT in percent"
              inputMode="decimal"
              value={values.vatRate}
              error={wrong('vatRate')}
              onChange={(event) => set({ vatRate: event.currentTarget.value })}
            />
            <NativeSelect
              label="The buyer is"
              data={KINDS}
              value={values.kind}
              onChange={(event) => set({ kind: event.currentTarget.value as FormValues['kind'] })}
            />
            <TextInput
              label="Buyer’s reference"
              value={values.buyerReference}
              onChange={(event) => set({ buyerReference: event.currentTarget.value })}
            />
            <TextInput
              label="Order"
              value={values.orderReference}
              onChange={(event) => set({ orderReference: event.currentTarget.value })}
            />
            <TextInput
              label="Payment terms"
              value={values.paymentTerms}
              onChange={(event) => set({ paymentTerms: event.currentTarget.value })}
            />
          </div>
          <Textarea
            mt="sm"
            label="Note"
            maxLength={1_000}
            value={values.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </Paper>
        <BuyerFields buyer={values.buyer} wrong={wrong} onChange={(buyer) => set({ buyer })} />
        <LinesFields
          lines={values.lines}
          currency={invoice.currency}
          wrong={wrong}
          onChange={(lines) => set({ lines })}
        />
      </div>
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={done}>
          Leave it as it was
        </Button>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Group>
    </form>
  );
}
