// The one script of a shop's page: a button that opens the chat in a frame. It runs in somebody else's page:
// it adds one element, changes nothing else, and needs no more of the page's policy than the desk's address.

/** What the chat's frame says to the page around it. */
interface Said {
  centralita: 1;
  type: 'ready' | 'keep' | 'close' | 'unread';
  pass?: unknown;
  count?: unknown;
}

const LOOK = `
:host { all: initial; position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; font: 16px/1.4 system-ui, 'Segoe UI', Roboto, sans-serif; }
button { min-width: 3.5rem; min-height: 3.5rem; padding: 0 1.1rem; border: 0; border-radius: 1.75rem; background: #0a5ca8; color: #fff; font: inherit; cursor: pointer; box-shadow: 0 2px 10px rgb(0 0 0 / 30%); }
button:focus-visible { outline: 3px solid #0a5ca8; outline-offset: 3px; }
iframe { display: none; position: fixed; right: 1rem; bottom: 5.5rem; width: min(24rem, calc(100vw - 2rem)); height: min(36rem, calc(100vh - 7rem)); border: 1px solid #7b8794; border-radius: 0.75rem; background: #fff; box-shadow: 0 6px 30px rgb(0 0 0 / 25%); }
:host([open]) iframe { display: block; }
@media (max-width: 30rem) { :host([open]) iframe { right: 0; bottom: 0; width: 100vw; height: 100vh; height: 100dvh; border: 0; border-radius: 0; } :host([open]) button { visibility: hidden; } }
`;

const WORDS = {
  es: { open: 'Chat', label: 'Abrir el chat', hide: 'Cerrar el chat', unread: ', {n} sin leer', title: 'Chat de atención al cliente' },
  en: { open: 'Chat', label: 'Open the chat', hide: 'Close the chat', unread: ', {n} unread', title: 'Customer service chat' },
};

function begin(script: HTMLScriptElement): void {
  const { key, lang, identity } = script.dataset;
  if (!key) {
    console.error('centralita: the script tag of the chat needs data-key, the name of the chat');
    return;
  }
  const desk = new URL(script.src).origin;
  const spoken = (lang ?? document.documentElement.lang ?? navigator.language).toLowerCase();
  const words = spoken.startsWith('es') ? WORDS.es : WORDS.en;
  const stored = `centralita:${desk}:${key}`;

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  // A sheet made here is the page's own code's doing: no policy on inline styles speaks of it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.open;
  root.append(button);
  let frame: HTMLIFrameElement | null = null;
  let unread = 0;
  /** The chat in the frame listens: before, a word to it would go to an empty page. */
  let ready = false;

  function show(): void {
    const open = host.hasAttribute('open');
    button.setAttribute('aria-expanded', String(open));
    button.setAttribute('aria-label', (open ? words.hide : words.label) + (unread > 0 && !open ? words.unread.replace('{n}', String(unread)) : ''));
    button.textContent = unread > 0 && !open ? `${words.open} (${unread})` : words.open;
  }

  function load(): HTMLIFrameElement {
    const made = document.createElement('iframe');
    made.title = words.title;
    made.src = `${desk}/chat/${encodeURIComponent(key ?? '')}#${new URLSearchParams({ around: location.origin, lang: spoken })}`;
    root.append(made);
    return made;
  }

  function toggle(open: boolean): void {
    frame ??= load();
    host.toggleAttribute('open', open);
    show();
    if (ready) frame.contentWindow?.postMessage({ centralita: 1, type: 'opened', open }, desk);
    if (open) frame.focus();
    else button.focus();
  }

  function heard(event: MessageEvent<Said>): void {
    if (event.origin !== desk || event.source !== frame?.contentWindow || event.data?.centralita !== 1) return;
    switch (event.data.type) {
      case 'ready':
        ready = true;
        frame.contentWindow?.postMessage({ centralita: 1, type: 'kept', pass: read(stored), identity: identity ?? '', open: host.hasAttribute('open') }, desk);
        break;
      case 'keep':
        write(stored, String(event.data.pass ?? ''));
        break;
      case 'close':
        toggle(false);
        break;
      case 'unread':
        unread = Number(event.data.count) || 0;
        show();
        break;
    }
  }

  button.addEventListener('click', () => toggle(!host.hasAttribute('open')));
  window.addEventListener('message', heard);
  show();
  document.body.append(host);
  // Whoever was here before may have been answered meanwhile.
  if (read(stored)) frame = load();
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, pass: string): void {
  // A browser that keeps nothing has a visitor who is new on each page.
  try {
    localStorage.setItem(key, pass);
  } catch {}
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.body) begin(script);
  else document.addEventListener('DOMContentLoaded', () => begin(script));
}

export {};
