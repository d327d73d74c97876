/**
 * Kysely's types, read from a migrated database: `npm run schema:types` writes them, a test compares them.
 */
import type pg from 'pg';

const BASE: Readonly<Record<string, string>> = {
  text: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  float8: 'number',
  int8: 'Int8',
  timestamptz: 'Date',
  date: 'string',
  bytea: 'Buffer',
  jsonb: 'Jsonb',
  _text: 'string[]',
};

/** Columns whose type says whose row it is, and where those types are. */
export interface TenantColumns {
  readonly types: Readonly<Record<string, string>>;
  readonly from: string;
}

const PLATFORM: TenantColumns = { types: { env_id: 'EnvId' }, from: './tenancy/environment.ts' };

export const INVOICING: TenantColumns = {
  types: { organisation_id: 'OrganisationId', environment_id: 'EnvironmentId' },
  from: './tenancy/tenant.ts',
};

const header = ({
  types,
  from,
}: TenantColumns): string => `// Written by scripts/schema-types.ts from the migrated schema. Do not edit: change a migration, then run
// \`npm run schema:types\`.
import type { ColumnType, Generated } from 'kysely';
import type { ${Object.values(types).sort().join(', ')} } from '${from}';

/** bigint out; a safe integer may go in. */
export type Int8 = ColumnType<bigint, bigint | number, bigint | number>;
export type GeneratedInt8 = ColumnType<bigint, bigint | number | undefined, bigint | number>;
/** Parsed JSON out; JSON text in. */
export type Jsonb = ColumnType<unknown, string, string>;
`;

interface ColumnRow {
  table_name: string;
  column_name: string;
  udt_name: string;
  is_nullable: 'YES' | 'NO';
  column_default: string | null;
}

/** @throws Error for a column type that has no mapping yet. */
export async function schemaTypes(client: pg.Client | pg.Pool, tenant = PLATFORM): Promise<string> {
  const { rows } = await client.query<ColumnRow>(
    `select table_name, column_name, udt_name, is_nullable, column_default from information_schema.columns
     where table_schema = $1 and table_name <> 'schema_migrations' order by table_name collate "C", ordinal_position`,
    ['public'],
  );
  const tables = new Map<string, string[]>();
  for (const row of rows) {
    const base = BASE[row.udt_name];
    if (!base) throw new Error(`${row.table_name}.${row.column_name} has type ${row.udt_name}, which has no mapping`);
    const nullable = row.is_nullable === 'YES' ? `${base} | null` : base;
    const type = tenant.types[row.column_name] ?? typeOf(row, nullable);
    const lines = tables.get(row.table_name) ?? [];
    lines.push(`  ${row.column_name}: ${type};`);
    tables.set(row.table_name, lines);
  }
  const interfaces = [...tables].map(([name, lines]) => `export interface ${pascal(name)} {\n${lines.join('\n')}\n}\n`);
  const index = [...tables.keys()].map((name) => `  ${name}: ${pascal(name)};`).join('\n');
  return `${header(tenant)}\n${interfaces.join('\n')}\nexport interface Schema {\n${index}\n}\n`;
}

function typeOf(row: ColumnRow, nullable: string): string {
  if (row.column_default === null) return nullable;
  return row.udt_name === 'int8' ? 'GeneratedInt8' : `Generated<${nullable}>`;
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_all, _gap, letter: string) => letter.toUpperCase());
}
