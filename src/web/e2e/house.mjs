// A desk of its own for one run: the real program with its pages, and its folders. With PAGES=dist the pages are
// those of `npm run build`, in front of a program that need not be built again for each change.

import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const program = process.env.CENTRALITA ?? 'centralita';
const READY_MS = 60_000;

const configuration = (root) => `
[desk]
name = "Tienda"
zone = "Europe/Madrid"
status_on_sign_in = "disponible"

[server]
agents = "127.0.0.1:0"
https = ""
http = "127.0.0.1:0"

[channel.correo]
kind = "maildir"
inbox = "${root}/in"
outbox = "${root}/out"
address = "ayuda@example.com"
queue = "soporte"
undo_send = "2s"

[queue.soporte]
first_response = "4h"
offer_timeout = "60s"

[queue.ventas]

[status.disponible]
available = true

[status.ausente]
available = false

[tag.envio]

[disposition.resuelto]

[decline_reason.descanso]

[template.envio]
es = "Hola, {name}: su pedido ha salido hoy."
en = "Hello, {name}: your order left today."
`;

export class House {
  /** Opens a desk; `more` are settings beside the usual ones. */
  static async open(more = '') {
    const house = new House();
    house.root = await mkdtemp(join(tmpdir(), 'centralita-web-'));
    house.config = join(house.root, 'config');
    house.data = join(house.root, 'data');
    for (const folder of [house.config, house.data]) await mkdir(folder);
    for (const box of ['in', 'out']) for (const part of ['new', 'cur', 'tmp']) await mkdir(join(house.root, box, part), { recursive: true });
    await writeFile(join(house.config, 'centralita.toml'), configuration(house.root) + more);
    await house.serve();
    return house;
  }

  async serve() {
    const child = spawn(program, ['serve', '--config', this.config, '--data', this.data], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    const addresses = await new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error('the desk was not ready in time')), READY_MS);
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith('ready ')) return;
        clearTimeout(timer);
        done(Object.fromEntries(line.split(' ').slice(1).map((word) => word.split(/=(.*)/s).slice(0, 2))));
      });
      child.once('exit', (code) => fail(new Error(`the desk left with ${code}`)));
    });
    this.http = addresses.http;
  }

  /** Ends the desk; the next one listens where this one did. */
  async stop() {
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await gone;
  }

  /** Another text for the settings, as an editor writes it. */
  async edit(change) {
    const file = join(this.config, 'centralita.toml');
    const draft = join(this.config, '.draft');
    await writeFile(draft, change(await readFile(file, 'utf8')));
    await rename(draft, file);
  }

  async again() {
    await this.edit((text) => text.replace('http = "127.0.0.1:0"', `http = "${this.http}"`));
    await this.serve();
  }

  async agent(name, password, ...more) {
    const file = await this.file(`${name}.password`, password);
    await run(program, ['agent', 'add', name, '--display', name, '--queue', 'soporte', '--password-file', file, ...more, '--config', this.config, '--data', this.data, '--lang', 'en']);
  }

  /** As the command line says it, on the desk's own machine. */
  async cli(...words) {
    return (await run(program, [...words, '--config', this.config, '--data', this.data])).stdout;
  }

  async file(name, text) {
    const path = join(this.root, name);
    await writeFile(path, text, { mode: 0o600 });
    return path;
  }

  async mail({ from, subject, text, html, inReplyTo }) {
    const id = `${Date.now()}.${Math.random().toString(36).slice(2)}`;
    const body = html ? `Content-Type: text/html; charset=utf-8\r\n\r\n${html}` : `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
    const mail = `From: ${from}\r\nTo: ayuda@example.com\r\nSubject: ${subject}\r\nMessage-ID: <${id}@example.com>\r\n${inReplyTo ? `In-Reply-To: ${inReplyTo}\r\n` : ''}MIME-Version: 1.0\r\n${body}\r\n`;
    await writeFile(join(this.root, 'in', 'tmp', id), mail);
    await rename(join(this.root, 'in', 'tmp', id), join(this.root, 'in', 'new', id));
  }

  /** How many mails the desk has not taken in yet. */
  async left() {
    return (await readdir(join(this.root, 'in', 'new'))).length;
  }

  /** The id of a mail that went to the customer who answers it. */
  async lastSent() {
    const mails = (await this.outgoing()).filter((one) => /To:.*ana@example/.test(one));
    return /^Message-ID:\s*(<[^>]+>)/im.exec(mails.at(-1))[1];
  }

  async outgoing() {
    const folder = join(this.root, 'out', 'new');
    return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  }

  async pages() {
    this.url = process.env.PAGES === 'dist' ? await this.#preview() : `http://${this.http}/console/`;
    this.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
    return this.browser;
  }

  /** The built console, with the daemon's policy, in front of the desk. */
  async #preview() {
    const { preview } = await import('vite');
    process.env.CENTRALITA_DESK = `http://${this.http}`;
    this.preview = await preview({ configFile: join(import.meta.dirname, '..', 'vite.config.ts'), preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
    const { port } = this.preview.httpServer.address();
    return `http://127.0.0.1:${port}/console/`;
  }

  async close() {
    await this.browser?.close();
    this.preview?.httpServer.close();
    this.preview?.httpServer.closeAllConnections?.();
    if (this.child.exitCode === null) await this.stop();
    await rm(this.root, { recursive: true, force: true });
  }
}

/** A page that collects what must not happen: errors, broken policy, requests elsewhere. */
export async function page(house, context) {
  const made = await context.newPage();
  const wrong = [];
  made.on('console', (message) => {
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|502/.test(message.text())) wrong.push(message.text());
  });
  made.on('pageerror', (error) => wrong.push(String(error)));
  made.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') wrong.push(`request to ${request.url()}`);
  });
  // What the desk says can be held back, as a slow network does.
  const held = { on: false, waiting: [] };
  await made.routeWebSocket(/console\/session/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => server.send(message));
    server.onMessage((message) => (held.on ? held.waiting.push(() => socket.send(message)) : socket.send(message)));
  });
  const hold = () => (held.on = true);
  const release = () => {
    held.on = false;
    for (const say of held.waiting.splice(0)) say();
  };
  await made.goto(house.url);
  return { page: made, wrong, hold, release };
}

/** To another address of the console, with what that changes on screen begun. */
export async function go(page, hash) {
  await page.evaluate((wanted) => new Promise((done) => {
    if (location.hash === wanted) return void done();
    addEventListener('hashchange', () => setTimeout(done), { once: true });
    location.hash = wanted;
  }), hash);
}

/** Out of the dialog that is open: it is gone, and keys are the page's again. */
export async function dismiss(page) {
  await page.keyboard.press('Escape');
  await until('no dialog is left', async () => (await page.locator('dialog').count()) === 0);
}

/** The keys are where they are meant to be. */
export async function focused(what, where) {
  await until(`${what} has the focus`, () => where.evaluate((node) => node === document.activeElement));
}

/** `where` is there so many times and stays so. */
export async function times(count, where) {
  await until(`${where} ${count} times`, async () => (await where.count()) === count);
}

export async function until(what, check, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
