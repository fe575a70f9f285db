// A newcomer's first minute: the demo is started, a customer chats from its shop, Sofía answers in a browser and Marcos in
// a terminal, Berta watches. With SHOTS=DIR it makes the README's pictures.
//
//   npm run build && CENTRALITA=../../target/release/centralita node e2e/sixty.mjs

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { picture, step } from './eyes.mjs';
import { focused, until } from './house.mjs';

const program = process.env.CENTRALITA ?? 'centralita';
const BANNER_MS = 60_000;
/** From the banner to the end, for a machine that does nothing else. */
const MINUTE_MS = 60_000 * Number(process.env.SLACK ?? 1);

const root = await mkdtemp(join(tmpdir(), 'centralita-sixty-'));
const place = join(root, 'demo');
const demo = spawn(program, ['demo', '--dir', place, '--lang', 'es'], { stdio: ['ignore', 'pipe', 'inherit'] });
let said = '';
demo.stdout.on('data', (bytes) => (said += bytes));
const gone = new Promise((done) => demo.once('exit', done));
const wrong = [];
/** Pictures speak English, as the README does. */
const shown = async (page, name) => {
  if (!process.env.SHOTS) return;
  await page.getByRole('button', { name: 'English' }).click();
  await picture(page, name);
  await page.getByRole('button', { name: 'Español' }).click();
};
let browser;
let failed = false;

/** A person with a browser of their own, and what must not happen in it. */
async function person(url) {
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !/favicon/.test(message.text()) && wrong.push(message.text()));
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') wrong.push(`request to ${request.url()}`);
  });
  await page.goto(url);
  return { context, page };
}

/** The mails that have left. */
async function outgoing() {
  const folder = join(place, 'outgoing', 'new');
  return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
}

/** A terminal of its own, apart from those of whoever runs this. */
const terminal = (...words) => execFileSync('tmux', ['-f', '/dev/null', '-S', join(root, 'tmux'), ...words], { encoding: 'utf8' });
const screen = () => terminal('capture-pane', '-p', '-t', 'marcos');

try {
  const banner = await until('the banner', () => (said.includes('Listo en') ? said : null), BANNER_MS);
  const began = Date.now();
  const [shop] = /http:\S+\/tienda\//.exec(banner);
  const [agentLink, supervisorLink] = banner.match(/http:\S+\/entrar\/\S+/g);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

  const berta = (await person(supervisorLink)).page;
  const sofia = (await person(agentLink)).page;
  await step('a link signs in, and the supervisor sees the floor', async () => {
    await sofia.getByRole('combobox', { name: /^Estado/ }).waitFor();
    await berta.getByText(/^en vivo/).waitFor();
    assert.ok(!sofia.url().includes('enter'), sofia.url());
  });

  await step('the same link signs nobody else in', async () => {
    const { page, context } = await person(agentLink);
    await page.getByText(/Este enlace ya se usó/).waitFor();
    await context.close();
  });

  await step('a colleague is there in a terminal', async () => {
    const command = `${program} --data ${place} console --demo --lang es`;
    terminal('new-session', '-d', '-s', 'marcos', '-x', '120', '-y', '36', command);
    await until('the question', () => screen().includes('marcos'));
    terminal('send-keys', '-t', 'marcos', 'marcos', 'Enter');
    await until('the console', () => /Disponible|disponible/.test(screen()));
    await berta.getByRole('main').getByRole('row', { name: /Marcos/ }).getByRole('combobox').waitFor();
  });

  const { page: customer, context: tab } = await person(shop);
  const chat = customer.frameLocator('iframe');
  const offer = sofia.getByRole('article', { name: /Elena Mora/ });
  await step('a customer writes from the shop and the offer stands in a card', async () => {
    await customer.getByRole('button', { name: 'Abrir el chat' }).click();
    await chat.getByLabel(/Nombre/).fill('Elena Mora');
    await chat.getByLabel(/Correo/).fill('elena@example.test');
    await chat.getByRole('button', { name: 'Empezar' }).click();
    await chat.getByLabel('Mensaje').fill('¿Dónde está mi pedido?');
    await customer.keyboard.press('Enter');
    await offer.waitFor();
    await until('the title counts it', async () => /^\(\d+\)/.test(await sofia.title()));
    await shown(sofia, 'sixty-offer');
    await picture(customer, 'sixty-shop');
  });

  await step('she accepts, and the customer sees who it is', async () => {
    await offer.getByRole('button', { name: 'Aceptar' }).click();
    await focused('the composer', sofia.getByLabel('Respuesta a Elena Mora'));
    await chat.getByText(/^Sofía .*le atiende/).waitFor();
  });

  const answer = sofia.getByLabel('Respuesta a Elena Mora');
  await step('a prepared answer is chosen by its name and read', async () => {
    await answer.pressSequentially('/envio');
    await sofia.getByRole('option', { name: /\/envio/ }).waitFor();
    await sofia.keyboard.press('Tab');
    await until('the whole text', async () => (await answer.inputValue()).includes('ha salido hoy'));
    await sofia.keyboard.press('Control+Enter');
    await chat.getByText(/ha salido hoy de nuestro almacén/).waitFor();
    await sofia.locator('article.out', { hasText: 'Leído' }).waitFor();
    await shown(sofia, 'sixty-thread');
    await picture(customer, 'sixty-answered');
  });

  await step('the colleague takes his work by one key', async () => {
    await until('he is offered some', () => /quedan \d+ s/.test(screen()));
    terminal('send-keys', '-t', 'marcos', 'Enter');
    await until('it is his', () => screen().includes('la aceptó marcos'));
    if (process.env.SHOTS) await writeFile(join(process.env.SHOTS, 'sixty-terminal.txt'), screen());
  });

  await step('the customer leaves and has the answer by mail', async () => {
    await tab.close();
    await sofia.getByText('Elena Mora se ha ido del chat: lo que escriba le llegará por correo.').waitFor({ timeout: 30_000 });
    await answer.fill('Le llegará mañana por la mañana.');
    await sofia.keyboard.press('Control+Enter');
    await until('the mail', async () => (await outgoing()).some((mail) => /To:.*elena@example\.test/.test(mail) && /ma=C3=B1ana|mañana/.test(mail)), 40_000);
  });

  await step('she says what she thinks by the link in that mail, and the agent sees it', async () => {
    const mail = (await outgoing()).find((one) => /To:.*elena@example\.test/.test(one));
    const [link] = /http:\S+\/survey\/[0-9a-f]+/.exec(mail.replace(/=\r?\n/g, ''));
    const context = await browser.newContext({ locale: 'es-ES', javaScriptEnabled: false, viewport: { width: 390, height: 700 } });
    const page = await context.newPage();
    await page.goto(link);
    await page.getByLabel('5 · Muy bien').check();
    await page.getByLabel(/contarnos algo más/).fill('Muy rápido');
    await picture(page, 'sixty-survey');
    await page.getByRole('button', { name: 'Enviar valoración' }).click();
    await page.getByText('Hemos guardado su valoración.').waitFor();
    await page.goto(link);
    await page.getByText(/Ya nos dio su valoración/).waitFor();
    await context.close();
    await sofia.getByText('Muy rápido').first().waitFor();
  });

  await step('it is resolved by one key, and the panel has moved', async () => {
    await sofia.keyboard.press('Escape');
    await sofia.keyboard.press('e');
    await until('it is resolved', async () => /Resuelt/.test(await sofia.getByRole('main').innerText()));
    await berta.getByRole('list').getByText('100 %').waitFor();
    await shown(berta, 'sixty-panel');
  });

  assert.deepEqual(wrong, []);
  assert.ok(Date.now() - began < MINUTE_MS, `it took ${Date.now() - began} ms`);
} catch (error) {
  failed = true;
  console.error(said);
  console.error(error);
  try { console.error(screen()); } catch { /* There is none yet. */ }
  for (const [at, page] of (browser?.contexts() ?? []).flatMap((one) => one.pages()).entries()) await picture(page, `sixty-failed-${at}`);
} finally {
  await browser?.close();
  try { terminal('kill-server'); } catch { /* Nobody came. */ }
  demo.kill('SIGTERM');
  await gone;
  await rm(root, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
