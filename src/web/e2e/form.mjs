// A form on a shop's own page: without any script as any browser has it, and with the work that a form may ask
// of a browser; what is wrong with it is said where it is, and nothing that was typed is lost.
//
//   npm run build && CENTRALITA=../../target/release/centralita node e2e/form.mjs

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { clean, looker, picture, step } from './eyes.mjs';
import { go, House, page as open, times } from './house.mjs';

/** Nobody types faster than this, and what does waits for somebody to look at it. */
const TYPED_MS = 2_100;
const PASSWORD = 'cuatro palabras sin relacion';
const pages = {};
const shop = createServer((request, response) => {
  const page = pages[new URL(request.url, 'http://shop').pathname];
  response.statusCode = page === undefined ? 404 : 200;
  // A page in a legacy encoding, as many shops still are.
  response.setHeader('content-type', `text/html; charset=${page?.charset ?? 'utf-8'}`);
  response.end(Buffer.from(page?.html ?? '', page?.charset === 'iso-8859-1' ? 'latin1' : 'utf8'));
});
await new Promise((done) => shop.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${shop.address().port}`;

const form = `
kind = "webform"
queue = "soporte"
answer_by = "correo"
`;
const house = await House.open(`
[field.pedido]
es = "Número de pedido"
en = "Order number"
max = 12

[field.tema]
kind = "choice"
es = "Tema"
choices = ["Pedido", "Factura"]

[channel.contacto]
${form}
title = "Escríbanos"
fields = ["name", "mail", "pedido", "tema", "message", "files"]

[channel.vuelta]
${form}
fields = ["mail", "message"]
returns = ["${origin}/gracias?ref={reference}"]

[channel.trabajo]
${form}
fields = ["mail", "message"]
challenge = true
`);
const desk = `http://${house.http}`;
let failed = false;

/** The form as somebody copies it. */
const copied = (name) => house.cli('form', 'html', name, '--url', desk, '--lang', 'es');

async function conversations() {
  const lines = (await house.cli('export', '--json')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}

try {
  const browser = await house.pages();
  const without = await browser.newContext({ locale: 'es-ES', javaScriptEnabled: false, viewport: { width: 900, height: 900 } });
  const page = await without.newPage();

  await step('the desk shows the form in the language of the browser', async () => {
    await page.goto(`${desk}/form/contacto`);
    assert.equal(await page.title(), 'Escríbanos');
    await page.getByLabel('Nombre').fill('Begoña');
    await page.getByLabel('Correo electrónico').fill('begona@example.test');
    await page.getByLabel('Número de pedido').fill('A-17');
    await page.getByLabel('Tema').selectOption('Factura');
    await page.getByLabel('Mensaje').fill('<script>alert(1)</script>\n¿Llega mañana?');
    await page.getByLabel('Ficheros').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('this is no picture') });
    await picture(page, 'form');
  });

  await step('a file that is not what it says is named, and what was typed is still there', async () => {
    await page.waitForTimeout(TYPED_MS);
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /foto\.png/);
    assert.equal(await page.getByLabel('Mensaje').inputValue(), '<script>alert(1)</script>\n¿Llega mañana?');
    assert.equal(await page.getByLabel('Tema').inputValue(), 'Factura');
    await picture(page, 'form-wrong');
  });

  await step('without the file it is taken, with a reference', async () => {
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('heading', { name: 'Gracias' }).waitFor();
    const [one] = await conversations();
    assert.ok((await page.innerText('main')).includes(one.reference));
    assert.ok(one.messages[0].text.includes('¿Llega mañana?'), one.messages[0].text);
    assert.ok(one.messages[0].text.includes('Número de pedido: A-17'), one.messages[0].text);
  });

  await step("a shop's page in an old encoding posts the copied form, and its visitor comes back to the shop", async () => {
    pages['/'] = { charset: 'iso-8859-1', html: `<!doctype html><html lang="es"><title>Tienda</title><h1>Tienda</h1>${(await copied('vuelta')).replace(' accept-charset="utf-8"', '')}</html>` };
    pages['/gracias'] = { html: '<!doctype html><html lang="es"><title>Gracias de la tienda</title><h1>Gracias</h1></html>' };
    await page.goto(origin);
    await page.getByLabel('Correo electrónico').fill('ana@example.test');
    await page.getByLabel('Mensaje').fill('El año pasado pagué 10 €');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.waitForURL(/\/gracias/);
    const all = await conversations();
    const two = all.find((one) => one.channel === 'vuelta');
    assert.equal(new URL(page.url()).searchParams.get('ref'), two.reference);
    assert.equal(two.messages[0].text, 'El año pasado pagué 10 €');
  });

  await step('a form that asks for work lets a browser through, and holds what comes without', async () => {
    pages['/trabajo'] = { html: `<!doctype html><html lang="es"><title>Tienda</title><h1>Tienda</h1>${await copied('trabajo')}</html>` };
    const context = await browser.newContext({ locale: 'es-ES' });
    const working = await context.newPage();
    await working.goto(`${origin}/trabajo`);
    await working.getByLabel('Correo electrónico').fill('eva@example.test');
    await working.getByLabel('Mensaje').fill('Con trabajo');
    await working.getByRole('button', { name: 'Enviar' }).click();
    await working.getByRole('heading', { name: 'Gracias' }).waitFor();
    await page.goto(`${origin}/trabajo`);
    await page.getByLabel('Correo electrónico').fill('leo@example.test');
    await page.getByLabel('Mensaje').fill('Sin trabajo');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('heading', { name: 'Gracias' }).waitFor();
    const texts = (await conversations()).map((one) => one.messages[0].text);
    assert.ok(texts.includes('Con trabajo') && !texts.includes('Sin trabajo'), texts.join('|'));
  });

  await step('whoever runs the desk sees what is held, lets it in, and drops the rest', async () => {
    await house.agent('jefa', PASSWORD, '--role', 'administrator');
    const made = await open(house, await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
    await made.page.getByLabel('Nombre').fill('jefa');
    await made.page.getByLabel('Contraseña').fill(PASSWORD);
    await made.page.keyboard.press('Enter');
    await made.page.getByRole('button', { name: /Órdenes/ }).waitFor();
    await go(made.page, '#/admin/channels');
    const card = made.page.getByRole('article', { name: 'trabajo' });
    await card.getByText('Retenido: 1').click();
    await card.getByText('El navegador no hizo el trabajo que pide el formulario.').waitFor();
    await card.getByRole('button', { name: 'Ver', exact: true }).click();
    await card.getByText('Sin trabajo').waitFor();
    await looker(made.page).look('admin-held');
    await card.getByRole('button', { name: 'Soltar' }).click();
    await made.page.getByText('Entraron: 1').waitFor();
    await card.getByText('No queda nada retenido.').waitFor();
    assert.ok((await conversations()).some((one) => one.messages[0].text.includes('Sin trabajo')));
    await page.goto(`${origin}/trabajo`);
    await page.getByLabel('Correo electrónico').fill('leo@example.test');
    await page.getByLabel('Mensaje').fill('Esto se tira');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByRole('heading', { name: 'Gracias' }).waitFor();
    await card.getByText('Retenido: 1').waitFor();
    await card.getByText('Retenido: 1').click();
    await card.getByText('Retenido: 1').click();
    await card.getByRole('button', { name: 'Tirar', exact: true }).click();
    await card.getByRole('button', { name: 'Sí, tirar' }).click();
    await made.page.getByText('Tirados: 1').waitFor();
    assert.ok(!(await conversations()).some((one) => one.messages[0].text.includes('Esto se tira')));
    assert.deepEqual(made.wrong, []);
    await made.page.context().close();
  });

  await step('whose the address is that was typed is told to an agent, who makes one record of two', async () => {
    await house.agent('sofia', PASSWORD);
    await house.mail({ from: 'Begoña Ruiz <begona@example.test>', subject: 'Mi pedido', text: 'No llega.' });
    const { page: agent, wrong } = await open(house, await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
    await agent.getByLabel('Nombre').fill('sofia');
    await agent.getByLabel('Contraseña').fill(PASSWORD);
    await agent.keyboard.press('Enter');
    await agent.getByRole('button', { name: /Órdenes/ }).waitFor();
    // Offers would stand before what is looked at.
    await agent.getByRole('combobox', { name: /^Estado/ }).selectOption('ausente');
    const id = (await conversations()).find((one) => one.channel === 'contacto').id;
    await go(agent, `#/c/${id}`);
    const aside = agent.getByRole('complementary', { name: 'Detalles' });
    await aside.getByText('begona@example.test es de la ficha de Begoña Ruiz.').waitFor();
    await picture(agent, 'console-likely');
    await aside.getByRole('button', { name: 'Unir las dos fichas' }).click();
    await agent.getByText('Fichas unidas: ahora es Begoña Ruiz').waitFor();
    await aside.getByRole('link', { name: /Mi pedido/ }).waitFor();
    await times(0, aside.getByRole('button', { name: 'Unir las dos fichas' }));
    assert.deepEqual(wrong, []);
  });

  await step('nobody has trouble to use it', async () => {
    for (const scheme of ['light', 'dark']) {
      const context = await browser.newContext({ locale: 'en-GB', colorScheme: scheme, bypassCSP: true, viewport: { width: 320, height: 800 } });
      const seen = await context.newPage();
      await seen.goto(`${desk}/form/contacto`);
      await clean(seen, `form, ${scheme}`);
      await context.close();
    }
  });
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  await house.close();
  shop.close();
  shop.closeAllConnections();
}
process.exit(failed ? 1 : 0);
