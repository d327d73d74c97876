import { Paper, TextInput, Title } from '@mantine/core';
import type { BuyerValues } from './form-values.ts';

const FIELDS: readonly { name: keyof BuyerValues; label: string; hint?: string; max: number }[] = [
  { name: 'name', label: 'Name', max: 100 },
  { name: 'tin', label: 'TIN', max: 20 },
  { name: 'email', label: 'E-mail', max: 255 },
  { name: 'telephone', label: 'Telephone', hint: '+234…', max: 20 },
  { name: 'street', label: 'Street', max: 150 },
  { name: 'city', label: 'City', max: 100 },
  { name: 'state', label: 'State', hint: 'NG-LA', max: 20 },
  { name: 'country', label: 'Country', hint: 'NG', max: 2 },
];

interface BuyerFieldsProps {
  buyer: BuyerValues;
  wrong: (field: string) => string | undefined;
  onChange: (buyer: BuyerValues) => void;
}

export function BuyerFields({ buyer, wrong, onChange }: BuyerFieldsProps) {
  return (
    <Paper component="section" withBorder p="md" className="sheet">
      <Title order={2} size="h4">
        Buyer
      </Title>
      <div className="fields">
        {FIELDS.map(({ name, label, hint, max }) => (
          <TextInput
            key={name}
            label={label}
            maxLength={max}
            {...(hint === undefined ? {} : { placeholder: hint })}
            value={buyer[name]}
            error={wrong(`buyer.${name}`)}
            onChange={(event) => onChange({ ...buyer, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
    </Paper>
  );
}
