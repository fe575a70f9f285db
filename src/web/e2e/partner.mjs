// A channel that a connector of the operator's own brings: its windows and its templates, chosen and sent in the
// browser, by the conversation's own channel and by another.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { looker, step } from './eyes.mjs';
import { House, page as open, until } from './house.mjs';

const PASSWORD = 'cuatro palabras sin relacion';
const TOKEN = 'sms-0123456789abcdef';
const LONG_AGO = '2020-01-01T00:00:00Z';
const secrets = await mkdtemp(join(tmpdir(), 'centralita-token-'));
await writeFile(join(secrets, 'token'), TOKEN, { mode: 0o600 });
const house = await House.open(`
[channel.sms]
kind = "partner"
queue = "soporte"
token = { file = "${join(secrets, 'token')}" }
undo_send = "0s"
`);
let failed = false;

/** What a connector asks of the desk. */
async function ask(method, path, body) {
  const answer = await fetch(`http://${house.http}/byoc/v1/channels/sms/${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const said = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(said));
  return said;
}

/** The next message that is to be sent; once it is settled, it has arrived. */
async function fetched() {
  const [delivery] = await until('something is to be sent', async () => {
    const waiting = await ask('GET', 'outbox?wait=5&max=1');
    return waiting.length > 0 && waiting;
  });
  await ask('POST', `outbox/${delivery.delivery_id}/outcome`, { outcome: 'accepted', vendor_ids: [delivery.delivery_id] });
  return delivery.message;
}

try {
  await house.agent('sofia', PASSWORD);
  const texts = { es: 'Hola {name}: le esperamos el {day}.', en: 'Hello {name}: see you on {day}.' };
  await ask('PUT', 'descriptor', {
    v: 1,
    text: { limit: 200 },
    identity_schemes: ['tel'],
    proactive: true,
    windows: [{ name: 'standard', opens_on: ['message'], seconds: 86_400 }],
    templates: { items: [{ name: 'recordatorio', texts }, { name: 'gracias', texts: { es: 'Gracias por su visita.' } }] },
  });
  const browser = await house.pages();
  const { page, wrong } = await open(house, await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
  const { look } = looker(page);
  const template = page.getByRole('combobox', { name: 'Plantilla', exact: true });
  const send = page.getByRole('button', { name: 'Enviar la plantilla' });
  const text = page.getByLabel('Respuesta a Ana Ruiz');

  await step('somebody wrote by the channel long ago', async () => {
    await page.getByLabel('Nombre').fill('sofia');
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Órdenes/ }).waitFor();
    const aliases = [{ scheme: 'mail', value: 'ana@example.test' }];
    const from = { scheme: 'tel', value: '+34600111222', display: 'Ana Ruiz', verified: 'vendor', aliases };
    const event = { key: 'k1', kind: 'message', occurred_at: LONG_AGO, from, parts: [{ type: 'text', text: '¿Tienen hora?' }] };
    const [{ result }] = await ask('POST', 'events', [event]);
    assert.equal(result, 'accepted');
    await page.getByRole('button', { name: 'Aceptar' }).click();
    await page.locator('article', { hasText: '¿Tienen hora?' }).first().waitFor();
  });

  await step('the channel takes no free answer any more, and says what it takes', async () => {
    await page.getByText(/no permite responder libremente desde .* solo con una de sus plantillas/).waitFor();
    await text.fill('¿Sigue ahí?');
    assert.equal(await page.getByRole('button', { name: /^Enviar Ctrl/ }).isEnabled(), false);
    await text.fill('');
  });

  await step('a template is chosen, its gap is filled, and it is read before it goes', async () => {
    const [, ...names] = await template.getByRole('option').allTextContents();
    assert.deepEqual(names.map((one) => one.split(' — ')[0]).sort(), ['gracias', 'recordatorio']);
    await template.selectOption('recordatorio');
    await page.getByText('Hola Ana Ruiz: le esperamos el {day}.', { exact: true }).waitFor();
    assert.equal(await send.isEnabled(), false);
    await page.getByLabel('day', { exact: true }).fill('lunes');
    await page.getByText('Hola Ana Ruiz: le esperamos el lunes.', { exact: true }).waitFor();
    await look('template');
  });

  await step('it reaches the connector by its name, with its values', async () => {
    await send.click();
    const message = await fetched();
    assert.deepEqual(message.template, { name: 'recordatorio', language: 'es', values: { name: 'Ana Ruiz', day: 'lunes' } });
    assert.deepEqual(message.parts, [{ type: 'text', text: 'Hola Ana Ruiz: le esperamos el lunes.' }]);
    assert.deepEqual([message.to.scheme, message.to.value], ['tel', '+34600111222']);
    await page.locator('article', { hasText: 'Hola Ana Ruiz: le esperamos el lunes.' }).first().waitFor();
    // What was chosen is done with.
    await until('none is chosen', async () => (await template.inputValue()) === '');
  });

  await step('whoever wrote by mail is sent a template by the other channel', async () => {
    await house.mail({ from: 'Ana Ruiz <ana@example.test>', subject: 'Otra cosa', text: 'Escribo por correo.' });
    await page.getByRole('button', { name: 'Aceptar' }).click();
    await page.locator('article', { hasText: 'Escribo por correo.' }).first().waitFor();
    assert.equal(await template.count(), 0);
    await text.fill('A medias');
    await page.getByLabel('Por dónde responder').selectOption({ label: 'por sms a +34600111222' });
    await page.getByText(/solo con una de sus plantillas/).waitFor();
    await template.selectOption('gracias');
    await send.click();
    const message = await fetched();
    assert.equal(message.template.name, 'gracias');
    assert.deepEqual([message.to.scheme, message.to.value], ['tel', '+34600111222']);
    await page.locator('article', { hasText: 'Gracias por su visita.' }).first().waitFor();
    // What was being written besides stays.
    assert.equal(await text.inputValue(), 'A medias');
    const mails = (await house.outgoing()).filter((one) => one.includes('Gracias por su visita'));
    assert.deepEqual(mails, []);
  });

  await step('once the customer writes again, everything may be written', async () => {
    const from = { scheme: 'tel', value: '+34600111222', display: 'Ana Ruiz', verified: 'vendor' };
    await ask('POST', 'events', [{ key: 'k2', kind: 'message', from, parts: [{ type: 'text', text: 'Allí estaré' }] }]);
    // It answers what was sent last, wherever that stands.
    await page.locator('article', { hasText: 'Allí estaré' }).first().waitFor();
    await page.getByText(/El canal permite responder hasta/).waitFor();
    await text.fill('Hasta el lunes.');
    await page.keyboard.press('Control+Enter');
    const message = await fetched();
    assert.equal(message.template ?? null, null);
    assert.equal(message.window, 'standard');
    assert.deepEqual(message.parts, [{ type: 'text', text: 'Hasta el lunes.' }]);
  });

  assert.deepEqual(wrong, []);
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  await house.close();
  await rm(secrets, { recursive: true });
}
process.exit(failed ? 1 : 0);
