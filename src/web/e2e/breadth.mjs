// What an agent does less often: writes first, copies others, corrects a record, brings two conversations together,
// chooses keys, sets up a second factor; and a page that is older than its desk.

import assert from 'node:assert/strict';
import { code, looker, step } from './eyes.mjs';
import { dismiss, go, House, page as open, times, until } from './house.mjs';

const PASSWORD = 'cuatro palabras sin relacion';
const house = await House.open();
let failed = false;

try {
  await house.agent('sofia', PASSWORD);
  const browser = await house.pages();
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } });
  const { page, wrong } = await open(house, context);
  const { look } = looker(page);
  const list = () => page.locator('#list').focus();
  const dialog = page.getByRole('dialog');

  async function enter(where, digits) {
    await where.getByLabel('Nombre').fill('sofia');
    await where.getByLabel('Contraseña').fill(PASSWORD);
    await where.keyboard.press('Enter');
    if (digits) {
      await where.getByLabel(/Código/).fill(digits);
      await where.keyboard.press('Enter');
    }
    await where.getByRole('button', { name: /Órdenes/ }).waitFor();
  }

  async function accept(mail, text) {
    await house.mail(mail);
    await page.getByRole('button', { name: 'Aceptar' }).click();
    await page.locator('article', { hasText: text }).first().waitFor();
    return /#\/c\/(\d+)/.exec(page.url())[1];
  }

  await step('a signature is written in the profile', async () => {
    await enter(page);
    await page.getByRole('button', { name: 'sofia' }).click();
    await page.getByLabel('Firma').fill('Sofía, de la tienda');
    await look('profile');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Firma guardada').waitFor();
    await dialog.getByRole('button', { name: 'Cerrar', exact: true }).click();
  });

  await step('a first message goes out, signed, with a copy, and what is half written is kept', async () => {
    await list();
    await page.keyboard.press('c');
    await dialog.getByLabel('Dirección').fill('eva@example.test');
    await dismiss(page);
    await page.keyboard.press('c');
    await until('it is still there', async () => (await dialog.getByLabel('Dirección').inputValue()) === 'eva@example.test');
    await dialog.getByLabel('Nombre, si es nuevo').fill('Eva Sol');
    await dialog.getByLabel('Asunto').fill('Su mesa');
    await dialog.getByLabel('Con copia').fill('jefa');
    await dialog.getByText('Alguna dirección no está bien escrita.').waitFor();
    await dialog.getByLabel('Con copia').fill('jefa@example.test');
    await dialog.getByLabel('Mensaje').fill('Hola, Eva: su mesa está lista.');
    await dialog.getByLabel('Mensaje').selectText();
    await page.keyboard.press('Control+b');
    await until('it is marked', async () => (await dialog.getByLabel('Mensaje').inputValue()) === '**Hola, Eva: su mesa está lista.**');
    await dialog.locator('input[type=file]').setInputFiles([
      { name: 'croquis.txt', mimeType: 'text/plain', buffer: Buffer.from('la mesa junto a la ventana') },
      { name: 'de más.txt', mimeType: 'text/plain', buffer: Buffer.from('esto no va') },
    ]);
    await dialog.getByRole('button', { name: 'Quitar de más.txt' }).click();
    // Files outlive the dialog with what was written.
    await dismiss(page);
    await list();
    await page.keyboard.press('c');
    await dialog.getByText(/^croquis\.txt/).waitFor();
    await dialog.getByText('Cómo se verá').click();
    await look('begin');
    await dialog.getByRole('button', { name: 'Enviar' }).click();
    await page.getByText('Enviado a eva@example.test').waitFor();
    const mail = await until('it left', async () => (await house.outgoing()).find((one) => one.includes('su mesa est')));
    assert.match(mail, /To:.*eva@example\.test/);
    assert.match(mail, /Cc:.*jefa@example\.test/i);
    assert.match(mail, /Subject: Su mesa/);
    assert.match(mail, /filename="?croquis\.txt/);
    assert.ok(!mail.includes('esto no va') && !mail.includes(Buffer.from('esto no va').toString('base64')));
    assert.match(mail, /<strong>Hola, Eva/);
    assert.match(mail, /de la tienda/);
  });

  let first;
  await step('an answer has copies and an emoji', async () => {
    first = await accept({ from: 'Ana Ruiz <ana@example.test>', subject: 'Mi pedido', text: 'No llega.' }, 'No llega.');
    await page.getByText('Con copia', { exact: true }).click();
    await page.getByLabel('Direcciones que reciben copia').fill('marido@example.test');
    const text = page.getByLabel('Respuesta a Ana Ruiz');
    await text.fill('Llega hoy ');
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByLabel('Buscar un emoji').fill('camion');
    await look('emoji');
    await page.getByRole('button', { name: 'reparto camión' }).click();
    await until('it is in the text', async () => (await text.inputValue()) === 'Llega hoy 🚚');
    await page.keyboard.press('Control+Enter');
    const mail = await until('it left', async () => (await house.outgoing()).find((one) => /Llega hoy/.test(one)));
    assert.match(mail, /Cc:.*marido@example\.test/i);
    await page.getByText('Con copia a marido@example.test').waitFor();
  });

  await step('an answer is formatted, as text too', async () => {
    const text = page.getByLabel('Respuesta a Ana Ruiz');
    await text.fill('mañana');
    await text.selectText();
    await text.press('Control+b');
    await until('it is marked', async () => (await text.inputValue()) === '**mañana**');
    await text.fill('Llega **mañana** <b>sí</b>');
    await page.getByText('Cómo se verá').click();
    await page.frameLocator('.preview iframe').locator('strong', { hasText: 'mañana' }).waitFor();
    await until('it takes no more room than it needs', async () => (await page.locator('.preview iframe').boundingBox()).height < 120);
    await look('format');
    await text.focus();
    await page.keyboard.press('Control+Enter');
    const mail = await until('it left', async () => (await house.outgoing()).find((one) => /<strong>ma/.test(one)));
    assert.match(mail, /text\/plain/);
    assert.match(mail, /&lt;b&gt;/);
  });

  await step('what is unread is reached from anywhere', async () => {
    await go(page, '#/');
    await house.mail({ from: 'Ana Ruiz <ana@example.test>', subject: 'Re: Mi pedido', text: '¿Y ahora?', inReplyTo: await house.lastSent() });
    await page.getByRole('button', { name: '1 sin leer' }).click();
    await dialog.getByRole('button', { name: /Ana Ruiz/ }).waitFor();
    await look('unread');
    await dialog.getByRole('button', { name: /Ana Ruiz/ }).click();
    await page.locator('article', { hasText: '¿Y ahora?' }).first().waitFor();
  });

  await step('subject, priority and record are corrected', async () => {
    await page.getByRole('complementary').getByLabel('Asunto').fill('Pedido 1042');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Pedido 1042' }).waitFor();
    await page.getByLabel('Prioridad', { exact: true }).selectOption('Alta');
    await page.getByText('Prioridad: Alta').waitFor();
    await page.getByRole('button', { name: 'Editar la ficha' }).click();
    await dialog.getByLabel('Nombre del cliente').fill('Ana Ruiz Gil');
    await dialog.getByLabel('Dato nuevo').fill('tienda');
    await dialog.getByLabel('Su valor').fill('Zaragoza');
    await dialog.getByLabel('Clase de dirección').selectOption('tel');
    await dialog.getByLabel('Otra dirección').fill('+34600111222');
    await look('contact');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('heading', { name: 'Ana Ruiz Gil' }).waitFor();
    for (const known of ['Zaragoza', '+34600111222']) await page.getByRole('complementary').getByText(known).waitFor();
  });

  await step('its case has a number elsewhere and a state, and details give way where room is wanted', async () => {
    const aside = page.getByRole('complementary', { name: 'Detalles' });
    await aside.getByLabel('N.º de caso (CRM)').fill('CRM-77');
    await aside.getByLabel('N.º de caso (CRM)').press('Enter');
    await aside.getByLabel('Situación del caso').selectOption('on_hold');
    await until('the number is kept', async () => JSON.parse(await house.cli('conv', 'show', first, '--json')).case_external_id === 'CRM-77');
    await until('it is on hold', async () => (await aside.getByLabel('Situación del caso').inputValue()) === 'on_hold');
    await page.getByRole('button', { name: 'Detalles' }).click();
    await aside.waitFor({ state: 'hidden' });
    await look('slim');
    await page.getByRole('button', { name: 'Detalles' }).click();
    await aside.waitFor();
  });

  await step('a note for oneself is read by nobody else', async () => {
    await page.locator('#list').focus();
    await page.keyboard.press('n');
    await page.keyboard.type('Prefiere que le llamen por la tarde');
    await page.getByLabel('Solo para mí').check();
    await look('note-own');
    await page.getByLabel(/^Nota/).focus();
    await page.keyboard.press('Control+Enter');
    await page.locator('article.note', { hasText: 'Prefiere que le llamen' }).getByText('(solo usted)').waitFor();
    await until('the next is for all again', async () => !(await page.getByLabel('Solo para mí').isChecked()));
  });

  await step('two conversations become one', async () => {
    const second = await accept({ from: 'Ana Ruiz <ana@example.test>', subject: 'Otra vez', text: 'Sigue sin llegar.' }, 'Sigue sin llegar.');
    await go(page, `#/c/${first}`);
    await page.getByRole('heading', { name: 'Pedido 1042' }).waitFor();
    await page.getByRole('link', { name: /Otra vez/ }).waitFor();
    await list();
    await page.keyboard.press('u');
    await dialog.getByLabel('Cuál').selectOption(second);
    await look('merge');
    await dialog.getByRole('button', { name: 'Unir' }).click();
    await page.getByText(`Unida la #${second}`).waitFor();
    await page.locator('article', { hasText: 'Sigue sin llegar.' }).waitFor();
  });

  await step('the list is sifted by queue, tag and state', async () => {
    await page.getByText('Filtros', { exact: true }).click();
    await page.getByRole('region', { name: 'Conversaciones' }).getByLabel('Estado').selectOption('Nueva');
    await page.getByText('No se ha encontrado nada.').waitFor();
    await look('sieve');
    await page.getByRole('region', { name: 'Conversaciones' }).getByLabel('Estado').selectOption('todas');
    await page.getByRole('region', { name: 'Conversaciones' }).getByLabel(/^Cola/).selectOption('soporte');
    await page.getByRole('option', { name: /Pedido 1042/ }).waitFor();
    await page.getByRole('region', { name: 'Conversaciones' }).getByLabel(/^Cola/).selectOption('todas');
  });

  await step('somebody chooses another key, and none that is taken', async () => {
    await list();
    await page.keyboard.press('?');
    const change = page.getByRole('button', { name: /Cambiar la tecla de «resolver»/ });
    await change.click();
    await page.keyboard.press('t');
    await page.getByText('Esa tecla ya es de «transferir».').waitFor();
    await look('keys-taken');
    await page.keyboard.press('y');
    await page.getByRole('button', { name: /Cambiar la tecla de «resolver»: y$/ }).waitFor();
    await dismiss(page);
    await list();
    await page.keyboard.press('y');
    await page.getByText('Resuelta', { exact: true }).filter({ visible: true }).first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Reabrir y/ }).waitFor();
    await list();
    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Las teclas de siempre' }).click();
    await dismiss(page);
    await page.getByRole('button', { name: /^Reabrir e/ }).waitFor();
  });

  await step('a second factor is set up by a code to read, and asked for from then on', async () => {
    await page.getByRole('button', { name: 'sofia' }).click();
    await dialog.getByText('Añadir o cambiar el segundo factor').click();
    await dialog.getByRole('img', { name: 'Código para leer con la aplicación' }).waitFor();
    const secret = (await dialog.locator('code').first().innerText()).replace(/\s/g, '');
    await look('factor');
    await dialog.getByLabel('Código de seis cifras que da la aplicación').fill(code(secret, 0));
    await dialog.getByRole('button', { name: 'Confirmar' }).click();
    await dialog.getByRole('button', { name: 'Ya los he guardado' }).click();
    await page.getByText('El segundo factor está puesto').waitFor();
    const other = await open(house, await browser.newContext({ locale: 'es-ES' }));
    await enter(other.page, code(secret, 1));
    assert.deepEqual(other.wrong, []);
  });

  await step('the other session is seen and ended', async () => {
    await dismiss(page);
    await page.getByRole('button', { name: 'sofia' }).click();
    await dialog.getByText(/^Sesiones/).click();
    const end = dialog.getByRole('button', { name: /Cerrar la sesión de/ });
    await end.first().waitFor();
    const before = await end.count();
    await end.first().click();
    await page.getByText('Sesión cerrada').waitFor();
    await times(before - 1, end);
    await dismiss(page);
  });

  await step('a page that is older than its desk says so', async () => {
    await page.route('**/console/', (route) => route.fulfill({ body: '<script type="module" src="/console/assets/index-newer.js"></script>' }));
    await house.stop();
    await page.getByText(/Sin conexión desde/).waitFor();
    await house.again();
    await page.getByText('Hay una versión nueva de esta página.').waitFor({ timeout: 40_000 });
    await look('outdated');
    await page.unroute('**/console/');
    await page.getByRole('button', { name: 'Recargar' }).click();
    await page.getByRole('button', { name: /Órdenes/ }).waitFor();
    await times(0, page.getByText('Hay una versión nueva'));
  });

  await step('everything is there at twice the size', async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    for (const key of ['c', '?']) {
      await go(page, '#/');
      await list();
      await page.keyboard.press(key);
      await dialog.waitFor();
      await look(`double-${key === 'c' ? 'begin' : 'keys'}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await dismiss(page);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await step('nothing broke the policy, asked elsewhere or failed', async () => assert.deepEqual(wrong, []));
} catch (error) {
  failed = true;
  console.error(error);
  if (process.env.SHOTS) for (const context of house.browser?.contexts() ?? []) for (const [index, one] of context.pages().entries()) await one.screenshot({ path: `${process.env.SHOTS}/failed-${index}.png` });
} finally {
  await house.close();
}
process.exit(failed ? 1 : 0);
