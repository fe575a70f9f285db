// An answer waits for somebody who approves it: seen in a list, given back with a reason, changed, approved; nothing
// leaves before.

import assert from 'node:assert/strict';
import { looker, step } from './eyes.mjs';
import { House, page as open, times, until } from './house.mjs';

const shots = process.env.SHOTS;
const PASSWORD = 'cuatro palabras sin relacion';
const house = await House.open(`
[channel.correo.style]
approve = "all"
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
  await house.agent('berta', PASSWORD, '--role', 'supervisor');
  const browser = await house.pages();
  const sofia = await enter('sofia', await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
  const berta = await enter('berta', await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
  const { page } = sofia;
  const { look } = looker(page);
  const { look: oversee } = looker(berta.page);
  const text = page.getByLabel('Respuesta a Ana Ruiz');
  const dialog = berta.page.getByRole('dialog', { name: 'Respuestas por aprobar' });

  await step('an answer waits, and its author and the supervisor see it', async () => {
    await house.mail({ from: 'Ana Ruiz <ana@example.test>', subject: 'Mi pedido', text: 'Buenas, mi pedido 1042 no llega.' });
    await page.getByRole('button', { name: 'Aceptar' }).click();
    await text.fill('Su pedido sale hoy.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Espera a que alguien la apruebe; no ha salido.').waitFor();
    await berta.page.getByRole('button', { name: '1 por aprobar' }).click();
    await dialog.getByText('Su pedido sale hoy.').waitFor();
    await look('approval-waits');
    await oversee('approvals');
    assert.equal((await house.outgoing()).length, 0);
  });

  await step('it is given back with a reason, and its text is there again', async () => {
    await dialog.getByRole('button', { name: 'Devolver' }).click();
    await dialog.getByLabel('Por qué se devuelve').fill('diga a qué hora');
    await oversee('approval-reason');
    await berta.page.keyboard.press('Tab');
    await berta.page.keyboard.press('Tab');
    await berta.page.keyboard.press('Enter');
    await dialog.getByText('No hay ninguna por aprobar.').waitFor();
    await page.locator('article').getByText(/devuelta sin enviar: diga a qué hora/).waitFor();
    await until('the text is back', async () => (await text.inputValue()) === 'Su pedido sale hoy.');
    await look('given-back');
  });

  await step('it is changed and approved, and leaves as it was changed', async () => {
    await text.fill('Su pedido sale hoy a las cinco');
    await page.keyboard.press('Control+Enter');
    await dialog.getByRole('button', { name: 'Cambiar y aprobar' }).click();
    await dialog.getByLabel('Lo que dirá').fill('Su pedido sale hoy a las 17:00.');
    await oversee('approval-change');
    await dialog.getByRole('button', { name: 'Cambiar y aprobar' }).click();
    await until('it left', async () => (await house.outgoing()).some((mail) => mail.includes('17:00')));
    await page.locator('article').getByText('Su pedido sale hoy a las 17:00.').waitFor();
    await times(1, page.locator('article').getByText('Lo que decía antes'));
  });

  await step('its author withdraws it', async () => {
    await text.fill('Un momento.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Retirar' }).click();
    await page.locator('article').getByText(/retirado a tiempo/).waitFor();
    await times(0, berta.page.getByRole('button', { name: /por aprobar/ }));
    assert.equal((await house.outgoing()).length, 1);
  });

  await step('nothing broke the policy, asked elsewhere or failed', async () => assert.deepEqual([...sofia.wrong, ...berta.wrong], []));
} catch (error) {
  failed = true;
  console.error(error);
  if (shots) for (const context of house.browser?.contexts() ?? []) for (const [index, one] of context.pages().entries()) await one.screenshot({ path: `${shots}/failed-${index}-${Date.now()}.png` });
} finally {
  await house.close();
}
process.exit(failed ? 1 : 0);
