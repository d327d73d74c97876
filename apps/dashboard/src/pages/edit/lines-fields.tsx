import { Button, Paper, TextInput, Title } from '@mantine/core';
import { useRef } from 'react';
import { type LineValues, NO_LINE } from './form-values.ts';

interface LinesFieldsProps {
  lines: readonly LineValues[];
  currency: string;
  wrong: (field: string) => string | undefined;
  onChange: (lines: readonly LineValues[]) => void;
}

export function LinesFields({ lines, currency, wrong, onChange }: LinesFieldsProps) {
  const added = useRef(0);
  const add = (): void => {
    added.current += 1;
    onChange([...lines, { ...NO_LINE, key: `added ${added.current}` }]);
  };
  return (
    <Paper component="section" withBorder p="md" className="sheet" data-wide>
      <Title order={2} size="h4">
        Lines
      </Title>
      {lines.map((line, at) => (
        <LineFields
          key={line.key}
          line={line}
          number={at + 1}
          currency={currency}
          wrong={(field) => wrong(`lines.${at}.${field}`)}
          onChange={(changed) => onChange(lines.map((each) => (each === line ? changed : each)))}
          onRemove={lines.length > 1 ? () => onChange(lines.filter((each) => each !== line)) : null}
        />
      ))}
      {wrong('lines') && <p role="alert">{wrong('lines')}</p>}
      <Button variant="default" size="compact-sm" mt="sm" onClick={add}>
        Add a line
      </Button>
    </Paper>
  );
}

interface LineFieldsProps {
  line: LineValues;
  number: number;
  currency: string;
  wrong: (field: string) => string | undefined;
  onChange: (line: LineValues) => void;
  onRemove: (() => void) | null;
}

function LineFields({ line, number, currency, wrong, onChange, onRemove }: LineFieldsProps) {
  const field = (name: keyof LineValues, label: string, max: number, isNumber = false) => (
    <TextInput
      label={label}
      maxLength={max}
      value={line[name]}
      error={wrong(name)}
      {...(isNumber ? { inputMode: 'decimal' as const } : {})}
      onChange={(event) => onChange({ ...line, [name]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className="line">
      <legend>Line {number}</legend>
      <div className="fields">
        {field('name', 'What', 200)}
        {field('description', 'Description', 1_000)}
        {field('quantity', 'Quantity', 12, true)}
        {field('unit', 'Unit', 10)}
        {field('price', `Price of one in ${currency}, without VAT`, 20, true)}
        {field('hsnCode', 'HSN code', 20)}
      </div>
      {onRemove && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={onRemove} aria-label={`Remove line ${number}`}>
          Remove
        </Button>
      )}
    </fieldset>
  );
}
