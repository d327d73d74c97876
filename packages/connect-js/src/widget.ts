import type {
  ConnectEventData,
  ConnectEventName,
  ConnectOptions,
  ConnectSetup,
  ConnectWidget,
  CoverageResponse,
} from '../connect.d.ts';
import { platformOrigin, type Query, widgetAddress } from './address.ts';
import { understand } from './events.ts';
import { type Frame, mountFrame } from './frame.ts';

// Only while the script runs does the document know which script it is.
const scriptAddress =
  typeof document !== 'undefined' && document.currentScript instanceof HTMLScriptElement
    ? document.currentScript.src
    : undefined;

const nothing = (): void => {};

/** The linking widget of one page. Call-compatible with connect.js 2.x. */
export class Widget implements ConnectWidget {
  key: string;
  config: Query;
  onSuccess: ConnectOptions['onSuccess'];
  onClose: () => void;
  onLoad: () => void;
  onEvent: (name: ConnectEventName, data: ConnectEventData) => void;
  readonly #host: unknown;
  #frame: Frame | null = null;
  #query: Query = {};

  constructor(options: ConnectOptions) {
    const { key, onSuccess, onClose, onLoad, onEvent, host, ...config } = options ?? ({} as ConnectOptions);
    if (!key) throw new Error('PUBLIC_KEY is required');
    if (!onSuccess) throw new Error('onSuccess callback is required');
    this.key = key;
    this.config = config;
    this.onSuccess = onSuccess;
    this.onClose = onClose ?? nothing;
    this.onLoad = onLoad ?? nothing;
    this.onEvent = onEvent ?? nothing;
    this.#host = host;
  }

  setup(config: ConnectSetup = {}): void {
    this.#mount({ ...this.config, ...config });
  }

  reauthorise(accountId: string): void {
    if (!accountId) throw new Error('Account ID is required for re-authorisation');
    if (typeof accountId !== 'string') throw new Error('Invalid accountId: must be a string');
    this.#mount({ ...this.config, data: { ...(this.config.data as object | undefined), account: accountId } });
  }

  open(): void {
    if (!this.#frame) this.setup();
    // Another widget may have taken the place in the document since.
    else if (!this.#frame.mounted) this.#mount(this.#query);
    window.addEventListener('message', this.#listen);
    this.#frame?.show();
  }

  close(): void {
    window.removeEventListener('message', this.#listen);
    this.#frame?.hide();
    this.onClose();
  }

  /** Answers in the shape that connect.js 2.x gives: the list is in `data`. Rejects when the answer is not 2xx. */
  async fetchInstitutions(): Promise<CoverageResponse> {
    const answer = await fetch(`${this.#origin()}/coverage`);
    const { status, statusText } = answer;
    if (!answer.ok) {
      throw Object.assign(new Error(`Request failed with status code ${status}`), { response: { status, statusText } });
    }
    return { data: await answer.json(), status, statusText, headers: Object.fromEntries(answer.headers) };
  }

  #origin(): string {
    return platformOrigin(this.#host, scriptAddress);
  }

  #mount(query: Query): void {
    this.#query = query;
    this.#frame = mountFrame(widgetAddress(this.#origin(), this.key, window.location.href, query), {
      load: () => {
        this.onLoad();
        this.#announce('mono.connect.widget_loaded', 'LOADED');
      },
      open: () => this.#announce('mono.connect.widget_opened', 'OPENED'),
      cancel: () => this.close(),
    });
  }

  /** These two happen on this side of the frame. Other listeners of the page hear of them as messages. */
  #announce(type: string, name: ConnectEventName): void {
    const data: ConnectEventData = { timestamp: Date.now() };
    const reference = this.config.reference;
    if (typeof reference === 'string') data.reference = reference;
    window.dispatchEvent(new MessageEvent('message', { data: { type, data }, origin: location.origin }));
    this.onEvent(name, data);
  }

  readonly #listen = (event: MessageEvent<unknown>): void => {
    const frame = this.#frame;
    if (!frame?.window || event.source !== frame.window || event.origin !== this.#origin()) return;
    const heard = understand(event.data);
    if (heard?.kind === 'event') this.onEvent(heard.name, heard.data);
    if (heard?.kind === 'closed') this.close();
    if (heard?.kind !== 'success') return;
    try {
      this.onSuccess({ ...heard.data });
      this.onEvent('SUCCESS', heard.data);
    } finally {
      // A callback may have closed the widget already, or may throw: it ends closed, once.
      if (frame.visible) this.close();
    }
  };
}
