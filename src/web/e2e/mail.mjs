// From a mail in the Maildir to an answer in the outgoing one, through the browser; and what may go wrong
// on the way: a reload, a desk that stops, a colleague who answers first.
//
//   npm run build && CENTRALITA=../../target/release/centralita npm run e2e

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { code, covered, looker, picture, step } from './eyes.mjs';
import { dismiss, focused, go, House, page as open, times, until } from './house.mjs';

const shots = process.env.SHOTS;
const PASSWORD = 'cuatro palabras sin relacion';
const house = await House.open('[queue.mostrador]\nmode = "pull"\n');
let failed = false;

try {
  await house.agent('sofia', PASSWORD, '--queue', 'mostrador');
  await house.agent('marcos', PASSWORD);
  await house.agent('lucia', PASSWORD, '--must-change');
  const browser = await house.pages();
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } });
  const { page, wrong, hold, release } = await open(house, context);
  const { look } = looker(page);

  await step('a wrong password is said, a right one lets in', async () => {
    await look('sign-in');
    await page.getByLabel('Nombre').fill('sofia');
    await page.getByLabel('Contraseña').fill('otra cosa');
    await page.keyboard.press('Enter');
    await page.getByText('El nombre o la contraseña no son correctos.').waitFor();
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('No tiene ninguna conversación.').waitFor();
    await look('empty');
  });

  await step('a mail in the Maildir is offered and accepted', async () => {
    await house.mail({ from: 'Ana Ruiz <ana@example.test>', subject: 'Mi pedido', text: 'Buenas, mi pedido 1042 no llega.' });
    await page.getByRole('button', { name: 'Aceptar' }).waitFor();
    await until('the title counts it', async () => /^\(1\)/.test(await page.title()));
    await look('offer');
    await page.getByRole('button', { name: 'Aceptar' }).click();
    await page.getByText('Buenas, mi pedido 1042 no llega.').first().waitFor();
  });

  await step('a draft and the session survive a reload', async () => {
    await page.getByLabel('Respuesta a Ana Ruiz').fill('Sí, mañana');
    await page.reload();
    await until('the draft is back', async () => (await page.getByLabel('Respuesta a Ana Ruiz').inputValue()) === 'Sí, mañana');
  });

  await step('an answer leaves by the outgoing Maildir, with its file', async () => {
    await page.locator('input[type=file]').setInputFiles({ name: 'etiqueta.txt', mimeType: 'text/plain', buffer: Buffer.alloc(300_000, 'a') });
    await page.getByLabel('Quitar etiqueta.txt').waitFor();
    await page.getByLabel('Respuesta a Ana Ruiz').fill('Sí, mañana antes de las 14:00.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /Deshacer/ }).waitFor();
    assert.deepEqual(await covered(page), []);
    await look('thread');
    await until('the answer is in the folder', async () => (await house.outgoing()).some((mail) => mail.includes('antes de las 14:00')));
    await page.locator('article.out', { hasText: 'Enviado' }).waitFor();
    assert.ok((await house.outgoing()).some((mail) => mail.includes('etiqueta.txt')));
    const coming = page.waitForEvent('download');
    await page.locator('article.out').getByRole('button', { name: /etiqueta.txt/ }).click();
    assert.equal((await readFile(await (await coming).path())).length, 300_000);
  });

  await step('a note is written by keys alone', async () => {
    await page.locator('#list').focus();
    await page.keyboard.press('n');
    await page.keyboard.type('Transportista: retraso en Zaragoza');
    await page.keyboard.press('Control+Enter');
    await page.locator('article.note', { hasText: 'retraso en Zaragoza' }).waitFor();
  });

  await step('a formatted mail is shown in a frame that runs nothing', async () => {
    await house.mail({ from: 'Ana Ruiz <ana@example.test>', subject: 'Oferta', html: '<p>Hola <b>a todos</b><script>parent.broken = 1</script><img src="https://elsewhere.test/x.png"></p>' });
    await page.getByRole('button', { name: 'Aceptar' }).waitFor();
    // Beside an open conversation, on screens of any width, an offer covers nothing that can be pressed.
    for (const [width, height] of [[1280, 800], [1100, 700], [1000, 700], [640, 400], [390, 800], [320, 640]]) {
      await page.setViewportSize({ width, height });
      assert.deepEqual(await covered(page), [], `at ${width}`);
      await picture(page, `offer-${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Aceptar' }).click();
    await page.frameLocator('iframe').getByText('a todos').waitFor();
    assert.equal(await page.evaluate(() => window.broken), undefined);
    await look('formatted');
  });

  await step('a send is stopped when a colleague wrote meanwhile', async () => {
    const id = /#\/c\/(\d+)/.exec(page.url())[1];
    const text = page.getByLabel('Respuesta a Ana Ruiz');
    await text.fill('Mi respuesta');
    hold();
    await house.cli('conv', 'note', id, 'Ya lo miro yo', '--as', 'marcos');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Enviando…').waitFor();
    await new Promise((done) => setTimeout(done, 500));
    release();
    await page.getByRole('dialog', { name: /No se ha enviado/ }).waitFor();
    await look('changed');
    await page.getByRole('button', { name: 'Ver cambios' }).click();
    await until('the text is back', async () => (await text.inputValue()) === 'Mi respuesta');
    await times(0, page.locator('dialog'));
    await text.focus();
    await page.keyboard.press('Control+Enter');
    await until('it left', async () => (await house.outgoing()).some((mail) => mail.includes('Mi respuesta')));
  });

  await step('what is sent without a connection leaves once when it is back', async () => {
    await house.stop();
    await page.getByText(/Sin conexión desde/).waitFor();
    const text = page.getByLabel('Respuesta a Ana Ruiz');
    await text.fill('Escrito sin conexión');
    await page.keyboard.press('Control+Enter');
    await page.getByText('1 mensaje pendiente').waitFor();
    await look('lost');
    await house.again();
    await until('it left', async () => (await house.outgoing()).some((mail) => mail.includes('Escrito sin conex')), 40_000);
    await page.getByText(/Sin conexión desde/).waitFor({ state: 'hidden' });
    assert.equal((await house.outgoing()).filter((mail) => mail.includes('Escrito sin conex')).length, 1);
    const out = page.locator('article.out', { hasText: 'Escrito sin conexión' });
    await out.getByText('Enviado').waitFor();
    await times(1, out);
    await page.getByTitle('recibe trabajo', { exact: true }).waitFor();
  });

  await step('the palette finds conversations and commands', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Escriba una orden' }).fill('envio');
    await page.getByRole('combobox', { name: 'Escriba una orden' }).fill('ana');
    await page.getByRole('option', { name: /Ana Ruiz/ }).first().waitFor();
    await look('palette');
    await dismiss(page);
  });

  await step('the keys are explained', async () => {
    await page.locator('#list').focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await look('keys');
    await dismiss(page);
  });

  await step('an offer is reached and declined by keys, and claimed from the queue', async () => {
    await house.mail({ from: 'Luis Peña <luis@example.test>', subject: 'Garantía', text: '¿Tiene garantía?' });
    await page.getByRole('button', { name: 'Aceptar' }).waitFor();
    await page.locator('#list').focus();
    await page.keyboard.press('o');
    await focused('the card', page.locator('#accept'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const reason = page.getByRole('list', { name: 'Motivo' }).getByRole('button').first();
    await reason.waitFor();
    await page.keyboard.press('Tab');
    await focused('a reason', reason);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Aceptar' }).waitFor({ state: 'hidden' });
    await page.locator('#list').focus();
    await page.keyboard.press('2');
    await page.getByRole('option', { name: /Luis Peña/ }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByText('¿Tiene garantía?').first().waitFor();
    await page.locator('#list').focus();
    await page.keyboard.press('a');
    await focused('the composer', page.getByLabel('Respuesta a Luis Peña'));
    await page.getByText('Asignada a usted').waitFor();
  });

  await step('where people take work themselves, to open it is to have it', async () => {
    await house.mail({ from: 'Rosa Vila <rosa@example.test>', subject: 'Presupuesto', text: '¿Cuánto cuesta?' });
    await page.getByRole('button', { name: 'Aceptar' }).waitFor();
    const one = JSON.parse(await house.cli('conv', 'list', '--json')).items.find((it) => it.subject === 'Presupuesto');
    await house.cli('conv', 'transfer', String(one.number), 'mostrador');
    await page.getByRole('button', { name: 'Aceptar' }).waitFor({ state: 'hidden' });
    const before = page.url();
    await page.locator('#list').focus();
    await page.keyboard.press('2');
    // Until the list has heard that nobody is offered it any more, to open it is only to look.
    await page.getByRole('option', { name: /Rosa Vila/ }).filter({ hasText: 'en cola' }).click();
    await focused('the composer', page.getByLabel('Respuesta a Rosa Vila'));
    await go(page, new URL(before).hash);
    await page.getByLabel('Respuesta a Luis Peña').waitFor();
  });

  await step('what was done is taken back by a key', async () => {
    await page.locator('#list').focus();
    await page.keyboard.press('e');
    await page.getByText('Resuelta', { exact: true }).filter({ visible: true }).first().waitFor();
    // Of what the desk has not answered yet nobody knows how it is taken back.
    await page.locator('.toast', { hasText: 'Resuelta' }).getByRole('button', { name: /Deshacer/ }).waitFor();
    await page.keyboard.press('z');
    await page.getByText('Deshecho', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Resolver/ }).waitFor();
  });

  await step('a macro is filled before it is sent', async () => {
    await page.getByLabel('Insertar una macro').selectOption('envio');
    const text = page.getByLabel('Respuesta a Luis Peña');
    await until('it is filled', async () => /^Hola, Luis.*: su pedido ha salido hoy\.$/.test(await text.inputValue()));
    await text.fill('');
  });

  await step('a macro is called by name while writing', async () => {
    const text = page.getByLabel('Respuesta a Luis Peña');
    await text.focus();
    await page.keyboard.type('Buenas: /en');
    await page.getByRole('option', { name: /\/envio/ }).waitFor();
    await look('macro-hints');
    await page.keyboard.press('Tab');
    await until('it is filled', async () => /^Buenas: Hola, Luis.*: su pedido ha salido hoy\.$/.test(await text.inputValue()));
    await times(0, page.getByRole('option', { name: /\/envio/ }));
    await text.fill('');
  });

  await step('a session that ends in the middle of a sentence loses nothing of it', async () => {
    const text = page.getByLabel('Respuesta a Luis Peña');
    await text.fill('A medio escri');
    await page.evaluate(() => {
      const kept = JSON.parse(sessionStorage.getItem('centralita.session'));
      sessionStorage.setItem('centralita.session', JSON.stringify({ ...kept, token: 'over' }));
    });
    await page.reload();
    await page.getByText('La sesión ha terminado.').waitFor();
    await look('ended');
    await page.getByLabel('Nombre').fill('sofia');
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await until('the text is back', async () => (await text.inputValue()) === 'A medio escri');
    await text.fill('');
  });

  await step('so does one that somebody ends while it is open', async () => {
    const text = page.getByLabel('Respuesta a Luis Peña');
    await text.fill('Otra frase a med');
    await house.cli('agent', 'sessions', 'sofia', '--end', '--yes');
    await page.getByText('La sesión ha terminado.').waitFor();
    await page.getByLabel('Nombre').fill('sofia');
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await until('the text is back', async () => (await text.inputValue()) === 'Otra frase a med');
    await text.fill('');
  });

  await step('a colleague who is here is seen, and gone when gone', async () => {
    const other = await open(house, await browser.newContext({ locale: 'es-ES' }));
    await other.page.getByLabel('Nombre').fill('marcos');
    await other.page.getByLabel('Contraseña').fill(PASSWORD);
    await other.page.keyboard.press('Enter');
    await other.page.getByRole('button', { name: /Órdenes/ }).waitFor();
    await go(other.page, new URL(page.url()).hash);
    await page.locator('.notices').getByText('marcos también está aquí').waitFor();
    await other.page.getByRole('textbox', { name: /Nota interna/ }).pressSequentially('hola');
    await page.locator('.notices').getByText('marcos está escribiendo').waitFor();
    await look('collision');
    await other.page.close();
    await page.locator('.notices').getByText('marcos').waitFor({ state: 'detached', timeout: 20_000 });
    assert.deepEqual(other.wrong, []);
  });

  await step('what is transferred leaves the own list', async () => {
    await page.locator('#list').focus();
    await page.keyboard.press('t');
    await page.getByLabel('A quién').selectOption('q:ventas');
    await page.getByRole('dialog').getByRole('button', { name: 'Transferir' }).click();
    await page.getByText('Transferida a ventas').waitFor();
    await times(0, page.locator('dialog'));
    assert.equal(await page.getByText('ya no es suya').count(), 0);
    await page.keyboard.press('1');
    await page.getByRole('option', { name: /Ana Ruiz/ }).first().click();
    await page.getByRole('button', { name: /^Terminar/ }).waitFor();
    await page.locator('#list').focus();
  });

  await step('transfer, snooze and end', async () => {
    await page.keyboard.press('t');
    await page.getByRole('dialog').waitFor();
    await look('transfer');
    await dismiss(page);
    await page.keyboard.press('p');
    await page.getByRole('dialog').waitFor();
    await look('snooze');
    await dismiss(page);
    await page.keyboard.press('f');
    await page.getByRole('dialog').waitFor();
    await look('end');
    await page.getByLabel('Cierre (motivo)').selectOption('resuelto');
    await page.getByRole('dialog').getByRole('button', { name: 'Terminar', exact: true }).click();
    await page.getByText('Terminada').first().waitFor();
  });

  await step('nothing is cut off at 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await look('narrow-thread');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    const wide = await page.locator('.thread > *').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    assert.ok(wide.every((right) => right <= 320), `${wide}`);
    await go(page, '#/');
    await look('narrow-list');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await step('whoever has to change the password does so first', async () => {
    const other = await open(house, await browser.newContext({ locale: 'en-GB' }));
    await other.page.getByLabel('Name').fill('lucia');
    await other.page.getByLabel('Password').fill(PASSWORD);
    await other.page.keyboard.press('Enter');
    await other.page.getByLabel('Present password').fill(PASSWORD);
    await other.page.getByLabel('New password').fill('otras cuatro palabras distintas');
    await other.page.keyboard.press('Enter');
    await other.page.getByText('You have no conversation.').waitFor();
    assert.deepEqual(other.wrong, []);
  });

  await step('the second factor is asked for', async () => {
    const secret = /[A-Z2-7]{16,}/.exec(await house.cli('agent', 'code', '--as', 'marcos'))[0];
    await house.cli('agent', 'code', '--as', 'marcos', '--confirm', await house.file('code', code(secret, 0)));
    const other = await open(house, await browser.newContext({ locale: 'es-ES' }));
    await other.page.getByLabel('Nombre').fill('marcos');
    await other.page.getByLabel('Contraseña').fill(PASSWORD);
    await other.page.keyboard.press('Enter');
    // The code that confirmed it was used: the next one counts too.
    await other.page.getByLabel(/Código/).fill(code(secret, 1));
    await other.page.keyboard.press('Enter');
    await other.page.getByText('No tiene ninguna conversación.').waitFor();
    assert.deepEqual(other.wrong, []);
  });

  await step('two tabs of one person live beside each other', async () => {
    await house.mail({ from: 'Eva Sol <eva@example.test>', subject: 'Dos pestañas', text: 'Desde el móvil.' });
    const all = async () => (await house.cli('export', '--json')).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
    const one = await until('it came', async () => (await all()).find((it) => it.subject === 'Dos pestañas'));
    await house.cli('conv', 'assign', one.id, 'sofia');
    await go(page, `#/c/${one.id}`);
    await page.locator('article', { hasText: 'Desde el móvil.' }).first().waitFor();
    const kept = await page.evaluate(() => sessionStorage.getItem('centralita.session'));
    const twin = await open(house, context);
    await twin.page.evaluate((session) => sessionStorage.setItem('centralita.session', session), kept);
    await twin.page.reload();
    await twin.page.getByRole('button', { name: /Órdenes/ }).waitFor();
    // What is sent in the one is in the other, once, and what is being written there stays.
    await go(twin.page, new URL(page.url()).hash);
    const there = twin.page.getByLabel(/^Respuesta a/);
    await there.fill('en la otra pestaña');
    await page.getByLabel(/^Respuesta a/).fill('Desde la primera pestaña');
    await page.keyboard.press('Control+Enter');
    await twin.page.locator('article', { hasText: 'Desde la primera pestaña' }).first().waitFor();
    await times(1, twin.page.locator('article', { hasText: 'Desde la primera pestaña' }));
    assert.equal(await there.inputValue(), 'en la otra pestaña');
    await new Promise((done) => setTimeout(done, 3_000));
    assert.equal(await twin.page.getByText(/Sin conexión/).count(), 0);
    assert.equal(await page.getByText(/Sin conexión/).count(), 0);
    assert.deepEqual(twin.wrong, []);
    await twin.page.close();
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
