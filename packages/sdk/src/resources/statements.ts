import type { CallOptions } from '../operations.ts';
import type { Send } from '../transport.ts';

/** `/statements/{file}.pdf`: finished statement files. */
export interface Statements {
  /**
   * The bytes of a PDF, by the `path` of its job (a whole URL, opened without the secret key) or by the name of its file.
   * @throws NotFoundError or UnknownRouteError until it is BUILT, and again 24 hours later.
   */
  download(path: string, options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>;
}

const ROUTE = '/statements/{file}.pdf';

export function statementsResource(send: Send): Statements {
  return {
    async download(path, options = {}) {
      const isUrl = /^https?:\/\//.test(path);
      const target = isUrl
        ? { path, keyless: true }
        : { path: ROUTE, parameters: { file: path.replace(/\.pdf$/, '') } };
      const { body } = await send({ ...options, ...target, method: 'GET', kind: 'bytes', label: `GET ${ROUTE}` });
      return body as Uint8Array<ArrayBuffer>;
    },
  };
}
