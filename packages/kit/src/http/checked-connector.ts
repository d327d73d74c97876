import { Resolver, lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { bareHost, refuseAddress, refuseHostName } from './address.ts';

/** Every address of a host name. Rejects with an error that carries a `code` (`ENOTFOUND`, say). */
export type ResolveHost = (hostname: string) => Promise<readonly string[]>;

/** The target is, or resolves to, an address that nothing is sent to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

class HostNotFound extends Error {
  readonly code = 'ENOTFOUND';
}

/**
 * The resolver for targets on the public internet. It asks DNS alone: no hosts file, no local names. It also stays off
 * libuv's four lookup threads, which a few slow name servers would keep busy for everybody.
 */
export function publicResolver(): ResolveHost {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  return async (hostname) => {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (found.length > 0) return found;
    throw answers[0].status === 'rejected' ? answers[0].reason : new HostNotFound(hostname);
  };
}

/** The resolver where private targets are allowed: whatever the machine itself would reach by that name. */
export const systemResolver: ResolveHost = async (hostname) =>
  (await systemLookup(hostname, { all: true })).map((found) => found.address);

/** Callers that ask for one name at the same time share one question. */
function sharedWhileAsked(resolve: ResolveHost): ResolveHost {
  const asked = new Map<string, Promise<readonly string[]>>();
  return (hostname) => {
    const under = asked.get(hostname);
    if (under !== undefined) return under;
    const answer = resolve(hostname).finally(() => asked.delete(hostname));
    asked.set(hostname, answer);
    return answer;
  };
}

/** Node's lookup, which a socket calls as it connects: it can only go to addresses that passed here. */
function checkedLookup(resolve: ResolveHost, refuse: (ip: string) => string | null): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const refused = addresses.map(refuse).find((reason) => reason !== null);
        const first = addresses[0];
        if (refused !== undefined) callback(new AddressRefused(refused), '');
        else if (first === undefined) callback(new HostNotFound(hostname), '');
        else if (options.all === true) {
          callback(
            null,
            addresses.map((address) => ({ address, family: isIP(address) })),
          );
        } else callback(null, first, isIP(first));
      },
      (error: Error) => callback(error, ''),
    );
  };
}

/**
 * A connector that resolves the host itself at the moment of connecting, refuses when any of its addresses is not public,
 * and connects to exactly the addresses it looked at. A name that changes between two lookups gains nothing. TLS still
 * asks for, and verifies, the name in the URL.
 */
export function checkedConnector(options: {
  resolve: ResolveHost;
  allowPrivate: boolean;
  connectTimeoutMs: number;
}): buildConnector.connector {
  const lookup = checkedLookup(sharedWhileAsked(options.resolve), options.allowPrivate ? () => null : refuseAddress);
  // undici hands what it does not know itself to net.connect and tls.connect, `lookup` among it.
  const socketOptions: buildConnector.BuildOptions & { lookup: LookupFunction } = {
    timeout: options.connectTimeoutMs,
    lookup,
  };
  const connect = buildConnector(socketOptions);
  return (target, callback) => {
    // A literal address never reaches `lookup`.
    const reason = options.allowPrivate ? null : refuseHostName(target.hostname);
    if (reason !== null) callback(new AddressRefused(reason), null);
    else connect({ ...target, hostname: bareHost(target.hostname) }, callback);
  };
}
