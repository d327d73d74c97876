const LAYER = 'position:fixed;inset:0;width:100%;height:100%;margin:0;overflow:hidden;z-index:999999999;';
const CONTAINER_ID = 'mono-connect--widget-div';
const FRAME_ID = 'mono-connect--frame-id';
const LOADER_ID = 'mono-connect-app-loader';

/** The widget in the page of the integrator: a dark layer, a loader, and the frame with the linking page. */
export interface Frame {
  /** The window that messages must come from. */
  readonly window: Window | null;
  readonly mounted: boolean;
  readonly visible: boolean;
  show(): void;
  hide(): void;
}

/** Puts a hidden frame at the top of the document, in place of the one there was. */
export function mountFrame(address: string, on: { load(): void; open(): void; cancel(): void }): Frame {
  document.getElementById(CONTAINER_ID)?.remove();
  const container = document.createElement('div');
  container.id = CONTAINER_ID;
  container.setAttribute('role', 'dialog');
  container.setAttribute('aria-modal', 'true');
  container.setAttribute('aria-label', 'Link your account');
  // Set through the object model: a content security policy of the integrator may forbid style attributes.
  container.style.cssText = `${LAYER}display:none;visibility:hidden;justify-content:center;align-items:center;background:rgba(0,0,0,.6);`;
  const loader = createLoader(on.cancel);
  const frame = createFrame(address);
  container.append(loader, frame);

  let loaded = false;
  let visible = false;
  let before: Element | null = null;

  function reveal(): void {
    loader.style.display = 'none';
    frame.style.display = 'block';
    frame.style.visibility = 'visible';
    frame.focus();
    on.open();
  }
  frame.addEventListener(
    'load',
    () => {
      loaded = true;
      on.load();
      if (visible) reveal();
    },
    { once: true },
  );
  document.body.prepend(container);

  return {
    get window() {
      return frame.contentWindow;
    },
    get mounted() {
      return container.isConnected;
    },
    get visible() {
      return visible;
    },
    show() {
      if (visible) return;
      visible = true;
      before = document.activeElement;
      container.style.display = 'flex';
      container.style.visibility = 'visible';
      loader.style.display = 'block';
      if (loaded) reveal();
      else loader.focus();
    },
    hide() {
      visible = false;
      for (const { style } of [container, frame]) {
        style.display = 'none';
        style.visibility = 'hidden';
      }
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      before = null;
    },
  };
}

function createFrame(address: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  const attributes = {
    id: FRAME_ID,
    title: 'Mono connect',
    allowfullscreen: 'true',
    frameborder: '0',
    // The last token lets a bank's own consent page, opened from the widget, work without these limits.
    sandbox:
      'allow-forms allow-scripts allow-same-origin allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox',
    allow: 'clipboard-read; clipboard-write; camera',
    src: address,
  };
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  frame.style.cssText = `${LAYER}display:none;visibility:hidden;border:0;color-scheme:light;`;
  return frame;
}

/** A ring that turns, words for screen readers, and after some seconds a way out. */
function createLoader(cancel: () => void): HTMLElement {
  const loader = document.createElement('div');
  loader.id = LOADER_ID;
  loader.tabIndex = -1;
  loader.setAttribute('role', 'status');
  loader.style.cssText = 'color:#fff;font:16px/1.5 system-ui,sans-serif;text-align:center;outline:0;';

  const ring = document.createElement('div');
  ring.style.cssText =
    'width:40px;height:40px;margin:0 auto 12px;box-sizing:border-box;border:4px solid rgba(255,255,255,.35);border-top-color:#fff;border-radius:50%;';
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  ring.animate(still ? { opacity: [1, 0.4, 1] } : { transform: ['none', 'rotate(1turn)'] }, {
    duration: still ? 2400 : 900,
    iterations: Number.POSITIVE_INFINITY,
  });

  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Cancel';
  button.style.cssText =
    'display:block;margin:16px auto 0;padding:12px 24px;min-height:44px;color:#fff;background:none;border:1px solid #fff;border-radius:8px;font:inherit;cursor:pointer;';
  button.onclick = cancel;
  button.animate({ opacity: [0, 1] }, { delay: 4000, duration: 300, fill: 'backwards' });
  loader.onkeydown = (event) => {
    if (event.key === 'Escape') cancel();
  };
  loader.append(ring, 'Loading', button);
  return loader;
}
