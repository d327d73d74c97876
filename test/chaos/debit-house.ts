/** A platform in a process of its own, to be killed: listens, tells where, and works until it is gone. */
import { createLogger } from '@kente/kit/log';
import { Keyring } from '@kente/kit/secrets';
import { loadConfig } from '../../apps/platform/src/config.ts';
import { createPlatform } from '../../apps/platform/src/platform.ts';

const [databaseUrl = '', simulatorsUrl = ''] = process.argv.slice(2);
const { config } = loadConfig(
  { DATABASE_POOL_SIZE: '6', SIMULATORS_URL: simulatorsUrl },
  { webhookAllowPrivate: true },
);
const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const log = createLogger({ level: 'silent', name: 'test' });
const platform = await createPlatform({ config, keyring, databaseUrl, log });
process.send?.({ url: await platform.app.listen({ host: '127.0.0.1', port: 0 }) });
platform.open();
// A test that is over takes its houses with it.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
