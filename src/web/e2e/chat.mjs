// A shop of another origin, with a strict policy of its own, and one script tag: its customer chats with an
// agent at the console; and what may go wrong on the way: a lost network, a desk that stops, a closed tab.
//
//   npm run build && CENTRALITA=../../target/release/centralita node e2e/chat.mjs

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, createServer as createRelay } from 'node:net';
import { clean, picture, step } from './eyes.mjs';
import { House, page as open, times, until } from './house.mjs';

const PASSWORD = 'cuatro palabras sin relacion';
/** Somewhat more than what the desk waits before a visitor counts as gone. */
const GONE_MS = 6_500;
const CUT_MS = 30_000;
let desk = '';
const shop = createServer((request, response) => {
  response.setHeader('content-security-policy', `default-src 'none'; script-src ${desk}; frame-src ${desk}`);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><html lang="es"><title>Tienda</title><h1>La tienda</h1>
    <script async src="${desk}/widget/v1.js" data-key="${request.url.slice(1)}" data-lang="es"></script></html>`);
});
await new Promise((done) => shop.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${shop.address().port}`;

const house = await House.open(`
[channel.tienda]
kind = "webchat"
queue = "chat"
undo_send = "0s"
continue_by = "correo"
continue_after = "5s"
origins = ["${origin}"]
title = "Atención al cliente"

[queue.chat]
hours = "tienda"

[hours.tienda]
mon-sun = "00:00-24:00"

[channel.ajena]
kind = "webchat"
queue = "soporte"
origins = ["https://otra.example"]
`);
desk = `http://${house.http}`;
let failed = false;

/** A way to the desk that can be cut: nothing gets through, nobody is told, and what was connected stays lost. */
async function relay() {
  const ends = new Set();
  let whole = true;
  const way = createRelay((near) => {
    const far = connect(Number(house.http.split(':')[1]), '127.0.0.1');
    for (const [from, to] of [[near, far], [far, near]]) {
      ends.add(from);
      from.on('data', (bytes) => whole && to.write(bytes));
      from.on('close', () => whole && to.destroy());
      from.on('error', () => {});
    }
  });
  await new Promise((done) => way.listen(0, '127.0.0.1', done));
  const mend = () => {
    whole = true;
    for (const end of ends) end.destroy();
    ends.clear();
  };
  return { port: way.address().port, cut: () => (whole = false), mend, close: () => (mend(), way.close()) };
}

/** Days from today on, as holidays. */
function days(count) {
  const one = (after) => JSON.stringify(new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10));
  return Array.from({ length: count + 1 }, (_, after) => one(after - 1)).join(', ');
}

/** A customer's page, and what must not happen in it. */
async function customer(browser, name) {
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 900, height: 800 } });
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|ERR_INTERNET|favicon/.test(message.text())) wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(desk) && !request.url().startsWith(origin)) wrong.push(`request to ${request.url()}`);
  });
  await page.goto(`${origin}/${name}`);
  return { context, page, wrong, chat: page.frameLocator('iframe') };
}

try {
  await house.agent('sofia', PASSWORD, '--queue', 'chat');
  const browser = await house.pages();
  const { page: agent, wrong: agents } = await open(house, await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
  await agent.getByLabel('Nombre').fill('sofia');
  await agent.getByLabel('Contraseña').fill(PASSWORD);
  await agent.keyboard.press('Enter');
  await agent.getByText('No tiene ninguna conversación.').waitFor();
  const { context, page, wrong, chat } = await customer(browser, 'tienda');
  const look = (view) => lookAt(page, view);
  /** A chat as it is, in both themes: every rule of axe, and a picture. */
  async function lookAt(page, view) {
    const frame = page.frames().find((one) => one.url().includes('/chat/'));
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      await clean(frame, `${view} ${colorScheme}`);
      await picture(page, `${view}-${colorScheme}`);
    }
  }

  await step('with nobody there a message is left, and its reference comes by mail', async () => {
    const { page: late, context: apart, chat: alone, wrong: odd } = await customer(browser, 'tienda');
    await late.getByRole('button', { name: 'Abrir el chat' }).click();
    await house.edit((text) => text.replace('[hours.tienda]\n', `[hours.tienda]\nholidays = [${days(3)}]\n`));
    await alone.getByText(/Fuera de horario: volvemos el/).waitFor({ timeout: 20_000 });
    await lookAt(late, 'chat-away');
    await alone.getByLabel(/Nombre/).fill('Eva Sanz');
    await alone.getByLabel(/Correo/).fill('eva@example.test');
    await alone.getByLabel('Mensaje').fill('¿Abren el lunes?');
    await alone.getByRole('button', { name: 'Enviar' }).click();
    await alone.getByText('Le hemos enviado un justificante a eva@example.test.').waitFor();
    await alone.getByText(/Referencia: C-/).waitFor();
    await lookAt(late, 'chat-left');
    await until('the receipt leaves', async () => (await house.outgoing()).some((mail) => /To:.*eva@example\.test/.test(mail)));
    await house.edit((text) => text.replace(/holidays = .*\n/, ''));
    await alone.getByText(/n\.º 1 en la cola|sofia le atiende|atenderemos/).waitFor({ timeout: 20_000 });
    await agent.getByRole('button', { name: 'Aceptar' }).click();
    await agent.getByText('¿Abren el lunes?').first().waitFor();
    assert.deepEqual(odd, []);
    await apart.close();
    await agent.getByText('Eva Sanz se ha ido del chat: lo que escriba le llegará por correo.').waitFor({ timeout: 20_000 });
    await agent.getByLabel('Respuesta a Eva Sanz').fill('Sí, de nueve a dos.');
    await agent.keyboard.press('Control+Enter');
    await until('the answer goes by mail', async () => (await house.outgoing()).some((mail) => /de nueve a dos/.test(mail)), 30_000);
    await agent.locator('article.out', { hasText: 'por correo' }).last().waitFor();
    await picture(agent, 'console-chat-by-mail');
  });

  await step('the button opens the chat, by keys alone', async () => {
    await page.getByRole('button', { name: 'Abrir el chat' }).focus();
    await page.keyboard.press('Enter');
    await chat.getByRole('heading', { name: 'Atención al cliente' }).waitFor();
    await look('chat-form');
    await chat.getByLabel(/Nombre/).fill('Ana Ruiz');
    await chat.getByLabel(/Correo/).fill('ana@example.test');
    await page.keyboard.press('Tab');
    await chat.getByRole('button', { name: 'Empezar' }).focus();
    await page.keyboard.press('Enter');
  });

  await step('the customer writes at once, with an emoji, and the agent is offered it', async () => {
    await until('the message has the focus', () => chat.getByLabel('Mensaje', { exact: true }).evaluate((node) => node === node.ownerDocument.activeElement));
    await page.keyboard.type('¿Dónde está mi pedido? ');
    await chat.getByRole('button', { name: 'Poner un emoji' }).click();
    await look('chat-emoji');
    await chat.getByRole('button', { name: 'gracias' }).click();
    await until('it is in the text', async () => (await chat.getByLabel('Mensaje', { exact: true }).inputValue()) === '¿Dónde está mi pedido? 🙏');
    await page.keyboard.press('Enter');
    await agent.getByRole('button', { name: 'Aceptar' }).click();
    await agent.getByText('¿Dónde está mi pedido? 🙏').first().waitFor();
    await chat.getByText('sofia le atiende').waitFor();
    await chat.getByText(/Leído/).waitFor();
  });

  await step('the agent answers and the customer reads it', async () => {
    await agent.getByLabel('Respuesta a Ana Ruiz').fill('Sale hoy, llega mañana.');
    await agent.keyboard.press('Control+Enter');
    await chat.getByText('Sale hoy, llega mañana.').waitFor();
    await agent.locator('article.out', { hasText: 'Leído' }).waitFor();
    await look('chat-answered');
  });

  await step('an address of the agent’s is a link that opens apart, and nothing else of what is written is', async () => {
    await agent.getByLabel('Respuesta a Ana Ruiz').fill('Siga aquí: https://envios.example/s?n=1042&x=<b>. javascript:alert(1)');
    await agent.keyboard.press('Control+Enter');
    const link = chat.getByRole('link', { name: 'https://envios.example/s?n=1042&x=' });
    await link.waitFor();
    assert.deepEqual(await link.evaluate((node) => [node.getAttribute('href'), node.target, node.rel]), ['https://envios.example/s?n=1042&x=', '_blank', 'noopener noreferrer']);
    assert.equal(await chat.locator('.log a').count(), 1);
    assert.equal(await chat.locator('.log b').count(), 0);
    await look('chat-link');
  });

  await step('a file goes each way', async () => {
    await chat.locator('input[type=file]').setInputFiles({ name: 'foto.txt', mimeType: 'text/plain', buffer: Buffer.alloc(200_000, 'f') });
    await chat.getByLabel('Quitar foto.txt').waitFor();
    await chat.getByRole('button', { name: 'Enviar' }).click();
    await agent.getByRole('button', { name: /foto.txt/ }).waitFor();
    await agent.locator('input[type=file]').setInputFiles({ name: 'etiqueta.txt', mimeType: 'text/plain', buffer: Buffer.alloc(300_000, 'e') });
    await agent.getByLabel('Quitar etiqueta.txt').waitFor();
    await agent.getByLabel('Respuesta a Ana Ruiz').fill('Aquí tiene la etiqueta.');
    await agent.keyboard.press('Control+Enter');
    const coming = page.waitForEvent('download');
    await chat.getByRole('button', { name: 'Descargar etiqueta.txt' }).click();
    assert.equal((await readFile(await (await coming).path())).length, 300_000);
  });

  await step('each sees the other typing', async () => {
    await chat.getByLabel('Mensaje').pressSequentially('Gra');
    await agent.getByText(/escribiendo/).first().waitFor();
    await agent.getByLabel('Respuesta a Ana Ruiz').pressSequentially('De na');
    await chat.getByText('sofia está escribiendo…').waitFor();
  });

  await step('what is answered while the chat is closed is not read before it is opened', async () => {
    await chat.getByLabel('Mensaje').focus();
    await page.keyboard.press('Escape');
    await chat.getByLabel('Mensaje').waitFor({ state: 'hidden' });
    await agent.getByLabel('Respuesta a Ana Ruiz').fill('Mientras estaba cerrado');
    await agent.keyboard.press('Control+Enter');
    const button = page.getByRole('button', { name: 'Abrir el chat, 1 sin leer' });
    await button.waitFor();
    const told = agent.locator('article.out', { hasText: 'Mientras estaba cerrado' });
    await told.getByText('Entregado').waitFor();
    await button.click();
    await told.getByText('Leído').waitFor();
    await page.getByRole('button', { name: 'Cerrar el chat' }).waitFor();
  });

  await step('two tabs show the same, nothing twice, and whoever closes one has not left', async () => {
    const other = await context.newPage();
    await other.goto(`${origin}/tienda`);
    await other.getByRole('button', { name: /Abrir el chat/ }).click();
    const beside = other.frameLocator('iframe');
    await beside.getByText('Sale hoy, llega mañana.').waitFor();
    await times(0, beside.getByRole('button', { name: 'Empezar' }));
    await beside.getByLabel('Mensaje').fill('Desde la otra pestaña');
    await other.keyboard.press('Enter');
    await chat.getByText('Desde la otra pestaña').waitFor();
    await agent.getByLabel('Respuesta a Ana Ruiz').fill('A las dos');
    await agent.keyboard.press('Control+Enter');
    for (const tab of [chat, beside]) await tab.getByText('A las dos').waitFor();
    const texts = (tab) => tab.locator('article .text').allInnerTexts();
    await until('both show the same', async () => String(await texts(beside)) === String(await texts(chat)));
    for (const once of ['Desde la otra pestaña', 'A las dos']) await times(1, agent.locator('article', { hasText: once }));
    await other.close();
    await page.waitForTimeout(GONE_MS);
    assert.equal(await agent.getByText(/Ana Ruiz se ha ido/).count(), 0);
  });

  await step('a second tab asks for nothing once the first has said it', async () => {
    const apart = await browser.newContext({ locale: 'es-ES', viewport: { width: 900, height: 800 } });
    const tabs = [];
    for (const _ of [1, 2]) {
      const tab = await apart.newPage();
      await tab.goto(`${desk}/chat/tienda`);
      await tab.getByRole('button', { name: 'Empezar' }).waitFor();
      tabs.push(tab);
    }
    const [one, two] = tabs;
    await one.getByLabel(/Nombre/).fill('Leo Gil');
    await one.getByRole('button', { name: 'Empezar' }).click();
    await one.getByLabel('Mensaje').fill('¿Hay sillas?');
    await one.keyboard.press('Enter');
    await two.getByText('¿Hay sillas?').waitFor();
    await two.getByLabel('Mensaje').waitFor();
    await times(0, two.getByRole('button', { name: 'Empezar' }));
    await apart.close();
    await agent.getByRole('button', { name: 'Aceptar' }).click();
    await agent.getByLabel('Respuesta a Leo Gil').waitFor();
    await agent.getByRole('option', { name: /Ana Ruiz/ }).first().click();
    await agent.getByLabel('Respuesta a Ana Ruiz').waitFor();
  });

  await step('what is written without a network leaves once when it is back', async () => {
    await context.setOffline(true);
    await house.stop();
    await chat.getByText(/Sin conexión/).waitFor();
    await chat.getByLabel('Mensaje').fill('Escrito sin red');
    await page.keyboard.press('Enter');
    await chat.getByText('Enviando…').waitFor();
    await house.again();
    await context.setOffline(false);
    await until('the agent reads it', async () => (await agent.getByText('Escrito sin red').count()) > 0, 40_000);
    await chat.getByText('Enviando…').waitFor({ state: 'hidden' });
    await times(1, chat.locator('article', { hasText: 'Escrito sin red' }));
  });

  await step('a network that is gone for thirty seconds loses nothing and doubles nothing', async () => {
    const network = await relay();
    const apart = await browser.newContext({ locale: 'es-ES', viewport: { width: 900, height: 800 } });
    const far = await apart.newPage();
    await far.goto(`http://127.0.0.1:${network.port}/chat/tienda`);
    await far.getByLabel(/Nombre/).fill('Mar Ríos');
    await far.getByRole('button', { name: 'Empezar' }).click();
    await far.getByLabel('Mensaje').fill('Antes del corte');
    await far.keyboard.press('Enter');
    await agent.getByRole('button', { name: 'Aceptar' }).click();
    await far.getByText('sofia le atiende').waitFor();
    network.cut();
    await far.getByLabel('Mensaje').fill('Durante el corte');
    await far.keyboard.press('Enter');
    await far.getByText('Enviando…').waitFor();
    await agent.getByLabel('Respuesta a Mar Ríos').fill('Contestado en el corte');
    await agent.keyboard.press('Control+Enter');
    await far.waitForTimeout(CUT_MS);
    assert.equal(await far.getByText('Contestado en el corte').count(), 0);
    network.mend();
    await far.getByText('Contestado en el corte').waitFor({ timeout: 40_000 });
    await far.getByText('Enviando…').waitFor({ state: 'hidden', timeout: 40_000 });
    await agent.locator('article', { hasText: 'Durante el corte' }).waitFor();
    for (const text of ['Antes del corte', 'Durante el corte', 'Contestado en el corte'])
      for (const side of [far, agent]) await times(1, side.locator('article', { hasText: text }));
    await apart.close();
    network.close();
    await agent.getByRole('option', { name: /Ana Ruiz/ }).first().click();
    await agent.getByLabel('Respuesta a Ana Ruiz').waitFor();
  });

  await step('another page of the shop goes on where this one left', async () => {
    await page.goto(`${origin}/tienda`);
    await page.getByRole('button', { name: /Abrir el chat/ }).click();
    await chat.getByText('Sale hoy, llega mañana.').waitFor();
    await times(0, chat.getByRole('button', { name: 'Empezar' }));
  });

  await step('Escape closes the chat and the button has the focus again', async () => {
    await chat.getByLabel('Mensaje').focus();
    await page.keyboard.press('Escape');
    await chat.getByLabel('Mensaje').waitFor({ state: 'hidden' });
    await until('the button has it', () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName === 'BUTTON'));
  });

  await step('what another site may show is not shown here', async () => {
    const { page: other, context: apart } = await customer(browser, 'ajena');
    await other.getByRole('button', { name: 'Abrir el chat' }).click();
    await until('the browser refuses', () => other.frames().some((frame) => frame.url().startsWith('chrome-error:')));
    await apart.close();
  });

  await step('the customer ends it, says how it was, and has it by mail', async () => {
    await page.getByRole('button', { name: /Abrir el chat/ }).click();
    await chat.getByRole('button', { name: 'Terminar el chat' }).click();
    await chat.getByRole('button', { name: 'Sí' }).click();
    await chat.getByText('La conversación ha terminado').waitFor();
    await chat.getByLabel('4 de 5').check();
    await chat.getByLabel(/Comentario/).fill('Muy amables');
    await look('chat-rating');
    await chat.getByRole('button', { name: 'Enviar valoración' }).click();
    await chat.getByText('Gracias por su valoración.').waitFor();
    await chat.getByRole('button', { name: 'Recibir la conversación por correo' }).click();
    await chat.getByText('Le hemos enviado la conversación a ana@example.test.').waitFor();
    await look('chat-rated');
    await until('it leaves', async () => (await house.outgoing()).some((mail) => /Usted: =C2=BFD|Usted: ¿D/.test(mail)));
  });

  await step('a network that lets no WebSocket through has the same chat by requests', async () => {
    const apart = await browser.newContext({ locale: 'en-GB', viewport: { width: 320, height: 640 } });
    const narrow = await apart.newPage();
    await narrow.routeWebSocket(/chat\/tienda\/session/, (socket) => socket.close());
    await narrow.goto(`${desk}/chat/tienda`);
    await narrow.getByLabel(/Name/).fill('Ben Low');
    await narrow.getByRole('button', { name: 'Start' }).click();
    await narrow.getByLabel('Message').fill('Is it blue?');
    await narrow.keyboard.press('Enter');
    await agent.getByRole('button', { name: 'Aceptar' }).click();
    await narrow.getByText('sofia is with you').waitFor();
    await agent.getByLabel('Respuesta a Ben Low').fill('Very blue.');
    await agent.keyboard.press('Control+Enter');
    await narrow.getByText('Very blue.').waitFor();
    await clean(narrow, 'chat-by-requests');
    await picture(narrow, 'chat-by-requests');
    assert.equal(await narrow.evaluate(() => document.documentElement.scrollWidth), 320);
    await apart.close();
  });

  await step('the chat is a page of its own too, narrow and in English', async () => {
    const own = await browser.newContext({ locale: 'en-GB', viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
    const alone = await own.newPage();
    await alone.goto(`${desk}/chat/tienda`);
    await alone.getByRole('button', { name: 'Start' }).waitFor();
    await clean(alone, 'chat-narrow');
    await picture(alone, 'chat-narrow');
    assert.equal(await alone.evaluate(() => document.documentElement.scrollWidth), 320);
    await own.close();
  });

  assert.deepEqual(wrong, []);
  assert.deepEqual(agents, []);
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  await house.close();
  shop.close();
  shop.closeAllConnections();
}
process.exit(failed ? 1 : 0);
