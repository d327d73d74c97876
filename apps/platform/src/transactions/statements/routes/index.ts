import { getStatement } from './get-statement.ts';
import { getStatementFile } from './get-statement-file.ts';
import { getStatementJob } from './get-statement-job.ts';
import { legacyGetStatement } from './legacy-get-statement.ts';
import { legacyGetStatementJob } from './legacy-get-statement-job.ts';

export const statementRoutes = [
  ...[getStatement, getStatementJob, getStatementFile],
  ...[legacyGetStatement, legacyGetStatementJob],
];
