import { describeConnector } from '../conformance.ts';
import type { LinkInput, Step } from '../connector.ts';
import { createStatementUpload } from './index.ts';

const statement = (number: string): string =>
  [
    'Account Name:,Adaeze Okafor',
    `Account Number:,${number}`,
    'Currency:,NGN',
    'DATE,DESCRIPTION,DEBIT,CREDIT,VALUE DATE,BALANCE',
    '28/06/2025,SALARY JUNE 2025,,"450,000.00",28/06/2025,"575,000.50"',
    '30/06/2025,POS PURCHASE SHOPWELL IKEJA,"2,500.00",,30/06/2025,"572,500.50"',
    '30/06/2025,POS PURCHASE SHOPWELL IKEJA,"2,500.00",,30/06/2025,"570,000.50"',
  ].join('\n');

const file = (text: string): LinkInput => ({
  kind: 'file',
  name: 'statement.csv',
  bytes: new TextEncoder().encode(text),
});

function uploaded(step: Step, number: string): LinkInput {
  return step.kind === 'upload' && step.report ? { kind: 'answer', values: {} } : file(statement(number));
}

describeConnector('statement-upload', async () => ({
  connector: createStatementUpload(),
  context: (reauthorise) => ({
    environmentId: 'env_test',
    mode: 'live',
    institution: {
      id: '5f2d08c060b92e288828770b',
      slug: 'zenith',
      name: 'Zenith Bank',
      country: 'ng',
      currency: 'NGN',
    },
    authMethod: 'statement_upload',
    form: [],
    loginTitle: 'Upload a statement',
    now: new Date('2025-07-15T09:00:00Z'),
    ...(reauthorise ? { reauthorise } : {}),
  }),
  right: (step) => uploaded(step, '0123456789'),
  wrong: (step) => (step.kind === 'upload' && !step.report ? file('this is, in no way\na statement') : null),
  other: (step) => uploaded(step, '9876543210'),
  secrets: [],
}));
