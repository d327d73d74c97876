/** The settings of the simulated world, read once. Plain code: a schema library would double the time to start. */
export interface Config {
  databaseUrl: string;
  /** 0: any free port. */
  port: number;
  host: string;
  logLevel: string;
}

/** @throws Error naming every variable that does not fit. */
export function loadConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(variables.SIMULATORS_PORT || '4001');
  const databaseUrl = variables.DATABASE_URL ?? '';
  const problems = [
    ...(databaseUrl === '' ? ['DATABASE_URL is required'] : []),
    ...(Number.isInteger(port) && port >= 0 && port <= 65_535 ? [] : ['SIMULATORS_PORT must be a port number']),
  ];
  if (problems.length > 0) throw new Error(`The configuration is not valid: ${problems.join('; ')}.`);
  return { databaseUrl, port, host: variables.HOST || '127.0.0.1', logLevel: variables.LOG_LEVEL || 'info' };
}
