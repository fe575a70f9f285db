// What a supervisor sees and does: the floor as it moves, a colleague's conversation followed, advised, joined and
// taken, a raised flag, work moved in bulk, the wall.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { clean, looker, picture, step } from './eyes.mjs';
import { go, House, page as open, until } from './house.mjs';

const PASSWORD = 'cuatro palabras sin relacion';
const house = await House.open(`
[status.comida]
es = "De comida"
en = "At lunch"

[skill.ingles]

[queue.devoluciones]
`);
let failed = false;

try {
  await house.agent('sofia', PASSWORD);
  await house.agent('berta', PASSWORD, '--role', 'supervisor', '--queue', 'ventas', '--queue', 'devoluciones', '--capacity', '9');
  await house.agent('jefa', PASSWORD, '--role', 'administrator');
  const browser = await house.pages();

  async function enter(name) {
    const made = await open(house, await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 }, acceptDownloads: true }));
    await made.page.getByLabel('Nombre').fill(name);
    await made.page.getByLabel('Contraseña').fill(PASSWORD);
    await made.page.keyboard.press('Enter');
    await made.page.getByRole('button', { name: /Órdenes/ }).waitFor();
    return made;
  }
  const berta = await enter('berta');
  const { page } = berta;
  const { look } = looker(page);
  const main = page.getByRole('main');

  await step('the panel is there for who supervises', async () => {
    await page.getByRole('combobox', { name: /^Estado/ }).selectOption('ausente');
    await page.getByRole('link', { name: 'Panel' }).click();
    await page.getByText(/^en vivo/).waitFor();
    await page.getByRole('row', { name: /^soporte/ }).waitFor();
  });

  await step('what is called something in each language reads so', async () => {
    const choices = (name) => page.getByRole('banner').getByRole('combobox', { name }).getByRole('option').allTextContents();
    await until('they are in Spanish', async () => String(await choices(/^Estado/)) === 'ausente,De comida,disponible');
    await page.getByRole('button', { name: 'English' }).click();
    await until('they are in English', async () => String(await choices(/^Status/)) === 'ausente,At lunch,disponible');
    await page.getByRole('banner').getByRole('combobox', { name: /^Status/ }).selectOption('comida');
    await main.getByRole('row', { name: /berta/ }).getByText('At lunch', { exact: true }).first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Español' }).click();
    await main.getByRole('row', { name: /berta/ }).getByText('De comida', { exact: true }).first().waitFor({ state: 'attached' });
    await page.getByRole('banner').getByRole('combobox', { name: /^Estado/ }).selectOption('ausente');
  });

  await step('what is called otherwise from now on is read so without a reload', async () => {
    const choices = () => page.getByRole('banner').getByRole('combobox', { name: /^Estado/ }).getByRole('option').allTextContents();
    const table = '[status.disponible]\n';
    await house.edit((text) => text.replace(table, `${table}es = "Con ganas"\n`));
    await until('the new name', async () => (await choices()).includes('Con ganas'));
    await house.edit((text) => text.replace('es = "Con ganas"\n', ''));
    await until('the old name', async () => (await choices()).includes('disponible'));
  });

  let sofia;
  await step('it moves by itself', async () => {
    sofia = await enter('sofia');
    assert.equal(await sofia.page.getByRole('link', { name: 'Panel' }).count(), 0);
    await main.getByRole('row', { name: /sofia/ }).getByRole('combobox').waitFor();
    await house.mail({ from: 'Ana Ruiz <ana@example.test>', subject: 'Mi pedido', text: 'No llega.' });
    await sofia.page.getByRole('button', { name: 'Aceptar' }).click();
    await sofia.page.locator('article', { hasText: 'No llega.' }).first().waitFor();
    await main.getByRole('row', { name: /sofia/ }).getByText('1/5').waitFor();
    for (let at = 0; at < 6; at += 1) await house.mail({ from: `Cliente ${at} <c${at}@example.test>`, subject: `Pedido ${at}`, text: 'Hola.' });
    await main.getByRole('row', { name: /soporte/ }).getByText('2', { exact: true }).waitFor();
    await look('panel');
  });

  await step('it is sorted, sifted, and looked into without leaving', async () => {
    await main.getByRole('button', { name: 'Espera', exact: true }).click();
    await main.locator('th[aria-sort=descending]', { hasText: 'Espera' }).waitFor();
    await main.getByRole('button', { name: 'soporte' }).click();
    await main.getByRole('heading', { name: 'Conversaciones de soporte (7)' }).waitFor();
    await look('panel-within');
  });

  await step("a colleague's status is changed", async () => {
    await main.getByRole('combobox', { name: 'Estado de sofia' }).selectOption('ausente');
    await until('sofia is away', async () => (await sofia.page.getByRole('combobox', { name: /^Estado/ }).inputValue()) === 'ausente');
    await main.getByRole('combobox', { name: 'Estado de sofia' }).selectOption('disponible');
  });

  await step('work is moved in bulk', async () => {
    await main.getByRole('button', { name: 'soporte' }).click();
    for (const name of ['Cliente 4', 'Cliente 5']) await main.getByRole('row', { name: new RegExp(name) }).getByRole('checkbox').check();
    await main.getByLabel('Mover 2 a').selectOption('q:ventas');
    await main.getByRole('button', { name: 'Mover', exact: true }).click();
    await page.getByText('Movidas: 2. No se pudo con: 0.').waitFor();
    await main.getByRole('heading', { name: 'Conversaciones de soporte (5)' }).waitFor();
  });

  await step('where somebody works and what they can do is changed without leaving', async () => {
    await main.getByRole('button', { name: 'sofia' }).click();
    await main.getByText('Colas y habilidades de sofia').click();
    await main.getByRole('checkbox', { name: 'devoluciones' }).click();
    await main.getByRole('spinbutton', { name: 'ingles' }).fill('4');
    await main.getByRole('spinbutton', { name: 'ingles' }).press('Enter');
    await until('it is so', async () => {
      const { queues, skills } = JSON.parse(await house.cli('agent', 'show', 'sofia', '--json'));
      return JSON.stringify([queues, skills.map((one) => `${one.skill}=${one.level}`)]) === '[["devoluciones","soporte"],["ingles=4"]]';
    });
    await main.getByRole('row', { name: /^ingles/ }).getByText('1/1').waitFor();
    await look('panel-work');
  });

  await step('people are sorted by what they carry', async () => {
    await main.getByRole('button', { name: 'Carga', exact: true }).last().click();
    await main.locator('th[aria-sort=descending]', { hasText: 'Carga' }).waitFor();
    const names = () => main.getByRole('region', { name: 'Agentes' }).getByRole('rowheader').allInnerTexts();
    await until('who carries most stands first', async () => (await names())[0]?.startsWith('sofia'));
  });

  await step('what began in each minute is drawn, a table, and a file', async () => {
    const begun = main.getByRole('region', { name: 'Conversaciones nuevas por minuto, última hora' });
    await begun.getByRole('img', { name: /correo: ahora \d, como mucho [1-7]/ }).waitFor();
    await begun.getByText('Las nuevas como tabla').click();
    await begun.getByRole('columnheader', { name: 'correo' }).waitFor();
    const coming = page.waitForEvent('download');
    await begun.getByRole('button', { name: 'Descargar CSV' }).click();
    const lines = (await readFile(await (await coming).path(), 'utf8')).trim().split('\r\n');
    assert.equal(lines.length, 61);
    assert.equal(lines.slice(1).reduce((sum, line) => sum + Number(/"(\d+)"$/.exec(line)[1]), 0), 7);
    await begun.getByText('Las nuevas como tabla').click();
  });

  await step('the last hour is a table, and a file', async () => {
    await main.getByText('La última hora como tabla').click();
    const coming = page.waitForEvent('download');
    await main.getByRole('button', { name: 'Descargar CSV' }).click();
    assert.match(await readFile(await (await coming).path(), 'utf8'), /"soporte","/);
  });

  await step('a conversation is followed unseen', async () => {
    await main.getByRole('button', { name: 'sofia' }).click();
    await main.getByRole('link', { name: /seguir la #1/ }).click();
    await page.getByText('La sigue sin que sofia lo vea.').waitFor();
    await page.locator('article', { hasText: 'No llega.' }).first().waitFor();
    assert.equal(await page.locator('#composer').count(), 0);
    await look('monitor');
    assert.equal(await sofia.page.getByText('berta también está aquí').count(), 0);
  });

  await step('its owner is advised, and only she reads it', async () => {
    await page.getByRole('button', { name: 'Susurrar' }).click();
    await page.getByLabel('Consejo').fill('Ofrézcale un vale');
    await look('whisper');
    await page.getByRole('dialog').getByRole('button', { name: 'Susurrar' }).click();
    await page.getByText('Susurrado').waitFor();
    await sofia.page.locator('article.note', { hasText: 'Ofrézcale un vale' }).waitFor();
  });

  await step('a raised flag is seen at once', async () => {
    await go(page, '#/panel');
    await main.getByRole('row', { name: /^soporte/ }).waitFor();
    await sofia.page.getByRole('button', { name: 'Pedir ayuda' }).click();
    await page.getByText('#1: sofia pide ayuda.').waitFor();
    await main.getByRole('link', { name: /#1 Ana Ruiz/ }).waitFor();
    await look('panel-flag');
  });

  await step('it is joined and taken over', async () => {
    await main.getByRole('link', { name: /#1 Ana Ruiz/ }).click();
    await page.getByRole('button', { name: 'Intervenir' }).click();
    await page.getByText('Ya puede escribir en ella').waitFor();
    await page.getByRole('button', { name: 'Quedármela' }).click();
    await page.getByText('Ahora es suya').waitFor();
    await page.getByLabel('Respuesta a Ana Ruiz').waitFor();
    await sofia.page.getByText(/La conversación ya no es suya/).waitFor();
  });

  await step("somebody's day is drawn, with its table and its file", async () => {
    await go(page, '#/panel');
    await main.getByRole('button', { name: 'sofia' }).click();
    const day = main.getByRole('region', { name: 'El día de sofia' });
    await day.getByRole('img', { name: /^El día de sofia: .*disponible/ }).waitFor();
    await day.getByText('El día como tabla').click();
    await day.getByRole('link', { name: /^#1 / }).waitFor();
    await look('panel-day');
    const coming = page.waitForEvent('download');
    await day.getByRole('button', { name: 'Descargar CSV' }).click();
    assert.match(await readFile(await (await coming).path(), 'utf8'), /"#1 Mi pedido \(soporte\)"/);
  });

  await step("today's answers and ratings stand beside each other", async () => {
    await main.getByText('Respuestas y valoraciones de hoy').click();
    await main.getByRole('row', { name: /^soporte cola/i }).waitFor();
    await look('panel-figures');
  });

  await step('guidance is published, read, and seen to have been', async () => {
    await main.getByText('Guía', { exact: true }).click();
    await main.getByRole('button', { name: 'Guía nueva' }).click();
    const form = main.getByRole('form', { name: 'Publicar una guía' });
    await form.getByLabel('De qué trata').fill('Tono de voz');
    await form.getByRole('combobox', { name: /^Para/ }).selectOption('q:soporte');
    await form.getByLabel('Qué dice').fill('Frases enteras y cortas.\n<b>Sin siglas.</b>');
    await look('panel-guidance');
    await form.getByRole('button', { name: 'Publicar', exact: true }).click();
    const readers = main.getByRole('button', { name: 'Quién ha leído Tono de voz' });
    await readers.click();
    await main.getByText(/^Sin leer esta versión: \d/).waitFor();
    await sofia.page.getByRole('button', { name: '1 guía por leer' }).click();
    const dialog = sofia.page.getByRole('dialog', { name: 'Guía' });
    await dialog.getByText('<b>Sin siglas.</b>').waitFor();
    await looker(sofia.page).look('guidance');
    await dialog.getByRole('button', { name: 'La he leído: Tono de voz' }).click();
    await dialog.getByText('Lo ha leído todo.').waitFor();
    await sofia.page.keyboard.press('Escape');
    await until('it is seen to be read', async () => /^1\//.test(await readers.textContent()));
    assert.equal(await sofia.page.getByRole('button', { name: /por leer/ }).count(), 0);
    await main.getByRole('button', { name: 'Cambiar Tono de voz' }).click();
    await form.getByLabel('Qué dice').fill('Frases enteras.');
    await form.getByRole('button', { name: 'Publicar', exact: true }).click();
    await sofia.page.getByRole('button', { name: '1 guía por leer' }).waitFor();
    await until('nobody has read the new one', async () => /^0\//.test(await readers.textContent()));
  });

  await step('the panel lives on when the desk was away', async () => {
    await page.getByRole('link', { name: 'Panel' }).click();
    await page.getByText(/^en vivo/).waitFor();
    await house.stop();
    await page.getByText(/Sin conexión desde/).waitFor();
    await house.again();
    await page.getByText(/Sin conexión desde/).waitFor({ state: 'hidden', timeout: 40_000 });
    const before = await page.getByText(/^en vivo/).innerText();
    await until('it goes on', async () => (await page.getByText(/^en vivo/).innerText()).slice(0, 20) !== before.slice(0, 20));
  });

  await step('a configuration that was refused is told to whoever runs the desk, and no more once it is mended', async () => {
    const admin = await enter('jefa');
    const told = admin.page.getByText(/La última edición de la configuración no se aplicó/);
    await house.edit((text) => `${text}\n[queue.soporte.nonsense]\n`);
    await told.waitFor();
    await admin.page.getByRole('button', { name: 'Ver por qué' }).click();
    await admin.page.getByRole('dialog').getByText(/nonsense/).first().waitFor();
    await looker(admin.page).look('config');
    await admin.page.keyboard.press('Escape');
    await house.edit((text) => text.replace('\n[queue.soporte.nonsense]\n', ''));
    await told.waitFor({ state: 'hidden' });
    assert.deepEqual(admin.wrong, []);
    await admin.page.close();
  });

  await step('the wall shows figures and no names', async () => {
    await main.getByRole('button', { name: 'Modo pared' }).click();
    await page.getByRole('button', { name: 'Salir del modo pared' }).waitFor();
    await main.getByText('En espera').waitFor();
    assert.equal(await main.getByText('sofia').count(), 0);
    await look('wall');
    await page.getByRole('button', { name: 'Salir del modo pared' }).click();
    await main.getByRole('row', { name: /^soporte/ }).waitFor();
  });

  await step('nothing is cut off from 320 px to wide, from 80 to 200 %, whatever is open', async () => {
    await main.getByRole('button', { name: 'sofia' }).click();
    await main.getByRole('region', { name: 'El día de sofia' }).waitFor();
    await main.getByText('Respuestas y valoraciones de hoy').click();
    await main.getByRole('row', { name: /^soporte cola/i }).waitFor();
    for (const [width, height, name] of [[1920, 1080, 'wide'], [1600, 1000, 'small'], [640, 400, 'zoomed'], [320, 640, 'narrow']]) {
      await page.setViewportSize({ width, height });
      await until(`nothing is cut off at ${width}`, () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await clean(page, `panel at ${width}`);
      await picture(page, `${name}-panel`);
    }
    await look('narrow-panel');
  });

  await step('what is looked into is reached and left by keys alone', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    const queue = main.getByRole('button', { name: 'soporte' });
    await queue.waitFor();
    const reach = (what, where) => until(`${what} is reached`, async () => {
      await page.keyboard.press('Tab');
      return where.evaluate((node) => node === document.activeElement);
    });
    await reach('the queue', queue);
    await page.keyboard.press('Enter');
    await main.getByRole('heading', { name: /^Conversaciones de soporte/ }).waitFor();
    await reach('a person', main.getByRole('button', { name: 'sofia' }));
    await page.keyboard.press('Enter');
    await main.getByRole('region', { name: 'El día de sofia' }).waitFor();
    const table = main.getByText('El día como tabla');
    await reach('the table of the day', table);
    await page.keyboard.press('Enter');
    await main.getByRole('region', { name: 'El día de sofia' }).getByRole('table').waitFor();
    const figures = main.getByText('Respuestas y valoraciones de hoy');
    await reach('the ratings', figures);
    await page.keyboard.press('Enter');
    await main.getByRole('row', { name: /^soporte cola/i }).waitFor();
  });

  await step('nothing broke the policy, asked elsewhere or failed', async () => assert.deepEqual([...berta.wrong, ...sofia.wrong], []));
} catch (error) {
  failed = true;
  console.error(error);
  if (process.env.SHOTS) for (const context of house.browser?.contexts() ?? []) for (const [index, one] of context.pages().entries()) await one.screenshot({ path: `${process.env.SHOTS}/failed-${index}.png` });
} finally {
  await house.close();
}
process.exit(failed ? 1 : 0);
