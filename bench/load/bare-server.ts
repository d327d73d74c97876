import { createServer } from 'node:http';
import { startEmbeddedPostgres } from '@kente/kit/db/embedded';
import { createLogger } from '@kente/kit/log';

/** The least that a server with a database of its own can start: PostgreSQL, then a port. `bare-server.ts <folder> <port>` */
const [dataDir = '', port = ''] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({ dataDir, log: createLogger({ level: 'warn', name: 'bench' }) });
const server = createServer((_request, response) => void response.end('ok'));
server.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  void postgres.stop();
});
