// How the desk wants to be written: told while somebody writes, asked before it leaves where the operator wants that;
// and what is being written outlives a desk and a browser that are killed.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { looker, step } from './eyes.mjs';
import { dismiss, House, page as open, times, until } from './house.mjs';

const shots = process.env.SHOTS;
const PASSWORD = 'cuatro palabras sin relacion';
/** A lease that is not renewed is over by then (ux: presence within 15 s), with some time to be told of it. */
const PRESENCE_MS = 17_000;
const house = await House.open(`
[channel.correo.style]
sentence_words_max = 8
whole_sentences = true
acronyms = ["RMA"]
avoid = ["ticket: caso"]
enforce = "ask"
`);
let failed = false;

async function enter(name, context) {
  const made = await open(house, context);
  await made.page.getByLabel('Nombre').fill(name);
  await made.page.getByLabel('Contraseña').fill(PASSWORD);
  await made.page.keyboard.press('Enter');
  await made.page.getByRole('button', { name: /Órdenes/ }).waitFor();
  return made;
}

try {
  await house.agent('sofia', PASSWORD);
  await house.agent('marcos', PASSWORD);
  const browser = await house.pages();
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } });
  /** The desk is not asked beforehand: as a page is that is slow, or a client that knows nothing of it. */
  await context.addInitScript(() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (said) {
      if (!(window.unasked && /"type":\s*"review"/.test(said))) send.call(this, said);
    };
  });
  const sofia = await enter('sofia', context);
  const { page, wrong } = sofia;
  const { look } = looker(page);
  const text = page.getByLabel('Respuesta a Ana Ruiz');

  await step('what is not as the desk writes is told while it is written', async () => {
    await house.mail({ from: 'Ana Ruiz <ana@example.test>', subject: 'Mi pedido', text: 'Buenas, mi pedido 1042 no llega.' });
    await page.getByRole('button', { name: 'Aceptar' }).click();
    await text.fill('Su ticket está con el equipo de SLA y le decimos algo en cuanto lo sepamos');
    await page.getByText('4 cosas que mirar en el texto').click();
    for (const remark of ['En lugar de «ticket» se escribe «caso».', '«SLA» no lo conoce todo el mundo: escríbalo entero.', 'La frase que acaba en «algo en cuanto lo sepamos» no lleva punto.'])
      await page.getByText(remark).waitFor();
    await look('style');
  });

  await step('it is asked before it leaves, and leaves when it is meant', async () => {
    await text.focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Pulse Enviar otra vez para enviarlo así.').waitFor();
    assert.equal((await house.outgoing()).length, 0);
    await look('style-asked');
    await page.setViewportSize({ width: 320, height: 640 });
    await look('narrow-style-asked');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    await page.setViewportSize({ width: 1280, height: 800 });
    await text.focus();
    await page.keyboard.press('Control+Enter');
    await until('it left as it was', async () => (await house.outgoing()).some((mail) => mail.includes('SLA')));
  });

  await step('what is well written leaves at once', async () => {
    await text.fill('Su caso está resuelto.');
    await page.keyboard.press('Control+Enter');
    await until('it left', async () => (await house.outgoing()).some((mail) => mail.includes('resuelto')));
    await times(0, page.getByText(/que mirar en el texto/));
  });

  await step('what was not looked at beforehand is stopped at the desk, and leaves when it is meant', async () => {
    await page.evaluate(() => (window.unasked = true));
    await text.fill('Mire el SLA.');
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'No se ha enviado: hay algo que mirar en el texto' });
    await dialog.getByText('«SLA» no lo conoce todo el mundo: escríbalo entero.').waitFor();
    assert.ok(!(await house.outgoing()).some((mail) => mail.includes('Mire el SLA')));
    await look('style-stopped');
    await page.getByRole('button', { name: /^(Seguir escribiendo|Go on writing)$/ }).click();
    assert.equal(await text.inputValue(), 'Mire el SLA.');
    await text.focus();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /^(Enviar así|Send it as it is)$/ }).click();
    await until('it left as it was', async () => (await house.outgoing()).some((mail) => mail.includes('Mire el SLA')));
    await page.evaluate(() => (window.unasked = false));
  });

  await step('good practice of the channel is at hand', async () => {
    await page.getByText('Buena práctica', { exact: true }).click();
    await page.getByText('Un asunto por correo y un párrafo por idea.').waitFor();
    await look('practice');
    await page.getByText(/^(Buena práctica|Good practice)$/).click();
  });

  await step('a first message is looked at as well', async () => {
    await page.getByRole('button', { name: /^Escribir/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mensaje').fill('Abrimos un ticket.');
    await dialog.getByText('En lugar de «ticket» se escribe «caso».').waitFor();
    await look('style-begin');
    await dismiss(page);
  });

  await step('an unfinished answer outlives a desk that is killed', async () => {
    await text.fill('Le llamo a las cinco');
    await until('the desk has it', async () => JSON.parse(await house.cli('conv', 'show', '1', '--json')).drafts.length === 1);
    const gone = new Promise((done) => house.child.once('exit', done));
    house.child.kill('SIGKILL');
    await gone;
    await page.getByText(/Sin conexión/).first().waitFor();
    await look('offline');
    await house.again();
    // Not from what this browser kept: somewhere else, where nothing is.
    const elsewhere = await enter('sofia', await browser.newContext({ locale: 'es-ES' }));
    await elsewhere.page.getByRole('option', { name: /Ana Ruiz/ }).first().click();
    await until('it is there', async () => (await elsewhere.page.getByLabel('Respuesta a Ana Ruiz').inputValue()) === 'Le llamo a las cinco');
    assert.deepEqual(elsewhere.wrong, []);
    await elsewhere.page.context().close();
    await times(0, page.getByText(/Sin conexión/));
    assert.equal(await text.inputValue(), 'Le llamo a las cinco');
  });

  await step('whoever looks on is gone within 15 s of their browser being killed', async () => {
    const server = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
    const theirs = await chromium.connect(server.wsEndpoint());
    const marcos = await enter('marcos', await theirs.newContext({ locale: 'es-ES' }));
    await marcos.page.evaluate((hash) => (location.hash = hash), new URL(page.url()).hash);
    await page.locator('.notices').getByText('marcos también está aquí').waitFor();
    server.process().kill('SIGKILL');
    const began = Date.now();
    await page.locator('.notices').getByText('marcos').waitFor({ state: 'detached', timeout: PRESENCE_MS });
    console.log(`    gone after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });

  await step('nothing broke the policy, asked elsewhere or failed', async () => assert.deepEqual(wrong, []));
} catch (error) {
  failed = true;
  console.error(error);
  if (shots) for (const context of house.browser?.contexts() ?? []) for (const [index, one] of context.pages().entries()) await one.screenshot({ path: `${shots}/failed-${index}.png` });
} finally {
  await house.close();
}
process.exit(failed ? 1 : 0);
