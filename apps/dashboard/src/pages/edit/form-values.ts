import type { Invoice } from '../../api/records.ts';
import { editable, readMoney, readPercent } from '../../format/money.ts';

/** The edit form as text, and what it becomes on the wire. */

export interface LineValues {
  /** Only for the page: lines have no id. */
  key: string;
  name: string;
  description: string;
  quantity: string;
  unit: string;
  price: string;
  hsnCode: string;
}

export interface BuyerValues {
  name: string;
  tin: string;
  email: string;
  telephone: string;
  street: string;
  city: string;
  state: string;
  country: string;
}

export interface FormValues {
  kind: 'B2B' | 'B2C' | 'B2G';
  issueDate: string;
  dueDate: string;
  vatRate: string;
  note: string;
  paymentTerms: string;
  buyerReference: string;
  orderReference: string;
  buyer: BuyerValues;
  lines: readonly LineValues[];
}

export const NO_LINE: Omit<LineValues, 'key'> = {
  ...{ name: '', description: '', quantity: '1', unit: 'EA', price: '', hsnCode: '' },
};

export function valuesOf(invoice: Invoice): FormValues {
  const { buyer, counterparty } = invoice;
  return {
    kind: invoice.kind,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate ?? '',
    vatRate: String(invoice.vatRateBp / 100),
    ...{ note: invoice.note ?? '', paymentTerms: invoice.paymentTerms ?? '' },
    ...{ buyerReference: invoice.buyerReference ?? '', orderReference: invoice.orderReference ?? '' },
    buyer: {
      name: buyer?.name ?? counterparty.name ?? '',
      ...{ tin: buyer?.tin ?? '', email: buyer?.email ?? '', telephone: buyer?.telephone ?? '' },
      ...{ street: buyer?.address?.street ?? '', city: buyer?.address?.city ?? '' },
      ...{ state: buyer?.address?.state ?? '', country: buyer?.address?.country ?? 'NG' },
    },
    lines: invoice.lines.map((line, at) => ({
      key: `line ${at}`,
      ...{ name: line.name, description: line.description ?? '', quantity: String(line.quantity), unit: line.unit },
      ...{ price: editable(line.price), hsnCode: line.hsnCode ?? '' },
    })),
  };
}

export interface FieldProblem {
  /** As the form names it: `lines.0.price`. */
  field: string;
  message: string;
}

interface Edited {
  body: Record<string, unknown>;
  problems: readonly FieldProblem[];
}

/** What changes on the wire; lines and buyer keep members that the form does not show. Every problem at once. */
export function editOf(values: FormValues, invoice: Invoice): Edited {
  const problems: FieldProblem[] = [];
  const mind = (field: string, message: string): void => void problems.push({ field, message });
  const vatRateBp = readPercent(values.vatRate);
  if (vatRateBp === null) mind('vatRate', 'A percentage from 0 to 100');
  if (values.issueDate === '') mind('issueDate', 'The date of issue');
  if (values.lines.length === 0) mind('lines', 'At least one line');
  const lines = values.lines.map((line, at) =>
    lineOf(line, invoice.lines[kept(line)], (field, message) => mind(`lines.${at}.${field}`, message)),
  );
  const body = {
    ...{ kind: values.kind, issueDate: values.issueDate, dueDate: values.dueDate || null, vatRateBp, lines },
    buyer: buyerOf(values.buyer, invoice, mind),
    ...{ note: values.note || null, paymentTerms: values.paymentTerms || null },
    ...{ buyerReference: values.buyerReference || null, orderReference: values.orderReference || null },
  };
  return { body, problems };
}

const kept = ({ key }: LineValues): number => Number(/^line (\d+)$/.exec(key)?.[1] ?? -1);

type Mind = (field: string, message: string) => void;

function lineOf(values: LineValues, before: Invoice['lines'][number] | undefined, mind: Mind) {
  const price = readMoney(values.price);
  const quantity = Number(values.quantity);
  if (values.name.trim() === '') mind('name', 'What was sold');
  if (price === null) mind('price', 'An amount like 1,500.00');
  if (!(quantity > 0)) mind('quantity', 'More than 0');
  const { net: _, ...rest } = before ?? { net: 0 };
  return {
    ...rest,
    ...{ name: values.name.trim(), quantity, unit: values.unit.trim() || 'EA', price },
    ...given('description', values.description),
    ...given('hsnCode', values.hsnCode),
  };
}

function buyerOf(values: BuyerValues, { buyer: before }: Invoice, mind: Mind) {
  const { street, city, state, country, name, ...rest } = values;
  if (name.trim() === '') {
    if (Object.values(rest).some((text) => text.trim() !== '')) mind('buyer.name', 'The name of the buyer');
    return null;
  }
  const hasAddress = street.trim() !== '' || city.trim() !== '';
  if (hasAddress && (street.trim() === '' || city.trim() === '')) mind('buyer.street', 'Street and city, or neither');
  const address = {
    ...before?.address,
    ...{ street: street.trim(), city: city.trim(), country: country.trim().toUpperCase() || 'NG' },
    ...given('state', state),
  };
  return {
    name: name.trim(),
    ...given('tin', rest.tin),
    ...given('email', rest.email),
    ...given('telephone', rest.telephone),
    ...(hasAddress ? { address } : {}),
  };
}

/** An empty field takes back what stood there. */
function given(name: string, text: string): Record<string, string | undefined> {
  return { [name]: text.trim() === '' ? undefined : text.trim() };
}
