// What an administrator does in the browser: accounts made, changed, closed, and a colleague's change told; queues and
// who belongs to them; the configuration with what is wrong in it; channels tried.

import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clean, covered, looker, picture, step } from './eyes.mjs';
import { focused, go as to, House, page as open, times, until } from './house.mjs';

const PASSWORD = 'cuatro palabras sin relacion';
const house = await House.open(`
[skill.ingles]

[skill.frances]

[permission_set.coordinacion]
actions = ["conversation.merge", "outbox.retry"]

[template.gracias]
es = "Gracias por escribirnos, {name}. Hemos visto lo que nos cuenta de su pedido y se lo contamos a la tienda para que lo resuelva."
`);
let failed = false;

try {
  await house.agent('sofia', PASSWORD, '--skill', 'ingles=4');
  await house.agent('berta', PASSWORD, '--role', 'supervisor', '--queue', 'ventas');
  await house.agent('jefa', PASSWORD, '--role', 'administrator');
  await house.agent('socia', PASSWORD, '--role', 'administrator');
  const browser = await house.pages();

  async function enter(name, password = PASSWORD) {
    const made = await open(house, await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
    await made.page.getByLabel('Nombre').fill(name);
    await made.page.getByLabel('Contraseña').fill(password);
    await made.page.keyboard.press('Enter');
    return made;
  }
  const jefa = await enter('jefa');
  const { page } = jefa;
  const { look } = looker(page);
  const main = page.getByRole('main');
  const go = (place) => to(page, `#/admin/${place}`);

  await step('the administration is there for who administers, and for nobody else', async () => {
    const sofia = await enter('sofia');
    await sofia.page.getByRole('button', { name: /Órdenes/ }).waitFor();
    assert.equal(await sofia.page.getByRole('link', { name: 'Administración' }).count(), 0);
    await to(sofia.page, '#/admin/people');
    await sofia.page.getByRole('navigation', { name: 'Listas' }).or(sofia.page.locator('.inbox')).first().waitFor();
    await page.getByRole('link', { name: 'Administración' }).click();
    await main.getByRole('row', { name: /sofia/ }).waitFor();
    await look('admin-people');
    await sofia.page.context().close();
  });

  await step('people are found by what is known of them', async () => {
    await main.getByRole('searchbox').fill('INGLÉS');
    await main.getByText('1 de 4').waitFor();
    await main.getByRole('searchbox').fill('');
    await main.getByLabel('Función').selectOption('administrator');
    await main.getByText('2 de 4').waitFor();
    await main.getByLabel('Función').selectOption('');
  });

  await step('it goes by keyboard alone', async () => {
    await to(page, '#/');
    await page.keyboard.press('Control+k');
    await focused('the palette', page.getByRole('combobox', { name: 'Escriba una orden' }));
    await page.keyboard.type('ir a la admin');
    await page.keyboard.press('Enter');
    const link = main.getByRole('link', { name: 'sofia', exact: true });
    await link.waitFor();
    await until('the person is reached', async () => {
      await page.keyboard.press('Tab');
      return link.evaluate((node) => node === document.activeElement);
    });
    await page.keyboard.press('Enter');
    const field = main.getByLabel('Capacidad, en unidades');
    await field.waitFor();
    await until('the field is reached', async () => {
      await page.keyboard.press('Tab');
      return field.evaluate((node) => node === document.activeElement);
    });
    await page.keyboard.press('Control+a');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await page.getByText('Cuenta de sofia guardada').last().waitFor();
    await go('people');
    await main.getByRole('row', { name: /sofia/ }).getByText('/6').waitFor();
  });

  let first;
  await step('an account is made with its first password, which is handed over', async () => {
    await main.getByRole('button', { name: 'Nueva persona' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Nombre para entrar').fill('sofia');
    await dialog.getByLabel('Nombre que leen los demás').fill('Marcos Gil');
    await dialog.getByRole('checkbox', { name: 'ventas' }).check();
    await dialog.getByLabel('ingles').fill('7');
    await dialog.getByRole('button', { name: 'Crear la cuenta' }).click();
    await dialog.getByText(/Ya hay una cuenta que se llama sofia/).waitFor();
    await dialog.getByLabel('Nombre para entrar').fill('marcos');
    await look('admin-new');
    first = await dialog.getByLabel('Primera contraseña').inputValue();
    await dialog.getByRole('button', { name: 'Crear la cuenta' }).click();
    await dialog.getByText(new RegExp(first)).waitFor();
    await look('admin-invitation');
    await dialog.getByRole('button', { name: 'Cerrar', exact: true }).click();
    await main.getByRole('heading', { name: /Marcos Gil/ }).waitFor();
  });

  await step('whoever was invited chooses another password first', async () => {
    const marcos = await enter('marcos', first);
    await marcos.page.getByLabel(/nueva/i).first().waitFor();
    await marcos.page.context().close();
  });

  await step('an account is changed', async () => {
    await go('people/sofia');
    await main.getByLabel('Capacidad, en unidades').fill('7');
    await main.getByRole('checkbox', { name: 'ventas' }).check();
    await main.getByLabel('frances').fill('3');
    await look('admin-person');
    await main.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Cuenta de sofia guardada').last().waitFor();
    assert.deepEqual(await covered(page), []);
    // News of the step before may still be on screen: what the desk says counts.
    await until('it is kept', async () => {
      const { capacity, queues, skills } = JSON.parse(await house.cli('agent', 'show', 'sofia', '--json'));
      return JSON.stringify([capacity, queues, skills.map((one) => `${one.skill}=${one.level}`)]) === '[7,["soporte","ventas"],["frances=3","ingles=4"]]';
    });
  });

  await step('of two administrators the second is told what the first changed', async () => {
    const socia = await enter('socia');
    await socia.page.getByRole('button', { name: /Órdenes/ }).waitFor();
    await to(socia.page, '#/admin/people/sofia');
    const other = socia.page.getByRole('main');
    await main.getByLabel('Capacidad, en unidades').fill('9');
    await other.getByLabel('Capacidad, en unidades').fill('3');
    await other.getByRole('button', { name: 'Guardar' }).click();
    await socia.page.getByText('Cuenta de sofia guardada').last().waitFor();
    await main.getByText(/^socia ha cambiado esta cuenta .*: capacidad\.$/).waitFor();
    await look('admin-conflict');
    await main.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText(/No se ha guardado: otra persona lo ha cambiado entretanto \(capacidad\)/).waitFor();
    assert.equal(JSON.parse(await house.cli('agent', 'show', 'sofia', '--json')).capacity, 3);
    await main.getByRole('button', { name: 'Seguir con lo mío' }).click();
    await main.getByRole('button', { name: 'Guardar' }).click();
    await until('what was typed last holds', async () => JSON.parse(await house.cli('agent', 'show', 'sofia', '--json')).capacity === 9);
    await other.getByLabel('Capacidad, en unidades').and(other.locator('input')).waitFor();
    await until('the other sees it', async () => (await other.getByLabel('Capacidad, en unidades').inputValue()) === '9');
    assert.deepEqual(socia.wrong, []);
    await socia.page.context().close();
  });

  await step('a password is set anew, and that ends the sessions', async () => {
    const sofia = await enter('sofia');
    await sofia.page.getByRole('button', { name: /Órdenes/ }).waitFor();
    await main.getByRole('button', { name: 'Ver sus sesiones' }).click();
    await main.getByText(/^web /).first().waitFor();
    await main.getByRole('button', { name: 'Poner otra contraseña' }).click();
    await look('admin-password');
    await page.getByRole('dialog').getByRole('button', { name: 'Ponerla' }).click();
    await page.getByText(/sofia tiene otra contraseña/).waitFor();
    await sofia.page.getByText(/La sesión ha caducado|sesión/).first().waitFor();
    await main.getByText('No tiene ninguna sesión abierta.').waitFor();
    await sofia.page.context().close();
  });

  await step('an account is closed, with what that means said before', async () => {
    await go('people/berta');
    await main.getByRole('button', { name: 'Cerrar la cuenta' }).click();
    await page.getByRole('dialog').getByText('No tiene ninguna conversación entre manos.').waitFor();
    await look('admin-close');
    await page.getByRole('dialog').getByRole('button', { name: 'Cerrar la cuenta' }).click();
    await page.getByText('La cuenta de berta está cerrada').waitFor();
    await main.getByRole('button', { name: 'Abrir la cuenta' }).click();
    await page.getByText('La cuenta de berta está abierta').waitFor();
    await go('people/jefa');
    await main.getByRole('heading', { name: 'jefa' }).waitFor();
    await until('she does not close her own', () => main.getByRole('button', { name: 'Cerrar la cuenta' }).isDisabled());
  });

  await step('queues stand with their file and line, and say who belongs to them', async () => {
    await go('things/queue');
    const queue = main.locator('article', { hasText: 'ventas' });
    await queue.locator('summary').click();
    await queue.getByRole('checkbox', { name: 'berta' }).click();
    await page.getByText('berta ya no está en la cola ventas').waitFor();
    await main.getByText(/^centralita\.toml:\d+$/).first().waitFor();
    await look('admin-queues');
  });

  await step('macros are read whole', async () => {
    await go('things/template');
    await main.getByRole('button', { name: 'Ver entero template.gracias.es' }).click();
    await main.getByText(/para que lo resuelva\.$/).waitFor();
    await look('admin-macros');
  });

  await step('a macro is changed: seen before it is written, in force at once, and taken back', async () => {
    await main.getByRole('link', { name: 'Editar gracias' }).click();
    const text = main.getByLabel(/^En español/);
    await until('the text is there', async () => (await text.inputValue()).startsWith('Gracias por escribirnos'));
    await look('admin-macro-form');
    await text.fill('Gracias, {name}.\n\nLo miramos "hoy" <b>mismo</b>.');
    await main.getByRole('group', { name: /^Etiquetas que pone/ }).getByLabel('envio').check();
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByText('template.gracias.es', { exact: false }).first().waitFor();
    await look('admin-macro-review');
    await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
    await main.getByText(/^Aplicado: la generación/).waitFor();
    const file = join(house.config, 'conf.d', 'template-gracias.toml');
    assert.match(await readFile(file, 'utf8'), /\[template\.gracias\]\nes = """\nGracias, \{name\}\.\n\nLo miramos/);
    await go('things/template');
    await main.locator('article', { hasText: 'gracias' }).getByText('template-gracias.toml', { exact: false }).first().waitFor();
    // Without its own file, what the other says holds again.
    await go('things/template/gracias');
    await main.getByRole('button', { name: 'Quitarla…' }).click();
    await main.getByText(/centralita\.toml:\d+/).first().waitFor();
    await look('admin-macro-gone');
    await main.getByRole('button', { name: 'Quitar y aplicar' }).click();
    await main.getByText(/^Aplicado: la generación/).waitFor();
    await assert.rejects(stat(file));
  });

  await step('a label is made, and whoever names one that there is not is told', async () => {
    await go('things/tag');
    await main.getByRole('link', { name: 'Nueva…' }).click();
    await main.getByLabel('Nombre').fill('con espacio');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await main.getByLabel('Nombre').fill('vip');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
    await main.getByText(/^Aplicado: la generación/).waitFor();
    await go('things/tag');
    await main.getByRole('heading', { name: 'vip' }).waitFor();
    await look('admin-tags');
    await go('things/permission_set/coordinacion');
    await main.getByRole('group', { name: /^Lo que permite/ }).or(main.getByLabel(/^Lo que permite/)).first().waitFor();
    await look('admin-set-form');
    await go('things/queue/soporte');
    await main.getByLabel(/^Primera respuesta/).waitFor();
    await look('admin-queue-form');
  });

  await step('a rule is written, and refused in the words of whoever checks it', async () => {
    await go('things/rule');
    await main.getByRole('link', { name: 'Nueva…' }).click();
    await main.getByLabel('Nombre').fill('facturas');
    await main.getByLabel(/^Cuándo se aplica/).fill("'factura' in");
    await main.getByRole('combobox', { name: /^Cola/ }).selectOption('ventas');
    await main.getByRole('group', { name: /^Etiquetas que pone/ }).getByLabel('vip').check();
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.locator('pre.alert', { hasText: /rule-facturas\.toml:\d+:\d+/ }).waitFor();
    await look('admin-rule-wrong');
    await main.getByRole('button', { name: 'Atrás' }).click();
    await main.getByLabel(/^Cuándo se aplica/).fill("'factura' in subject|lower");
    await look('admin-rule-form');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByText('rule.facturas', { exact: false }).first().waitFor();
    await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
    await main.getByText(/^Aplicado: la generación/).waitFor();
    await house.mail({ from: 'Ana Ruiz <ana@example.test>', subject: 'Mi factura', text: 'No llega' });
    await until('the rule holds', async () => JSON.parse(await house.cli('conv', 'list', '--json')).items.some((it) => it.queue === 'ventas' && it.tags.includes('vip')));
  });

  await step('the steps and wishes of a queue are rows, kept and taken away', async () => {
    const file = join(house.config, 'conf.d', 'queue-ventas.toml');
    const settled = async () => {
      await main.getByRole('button', { name: 'Comprobar' }).click();
      await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
      await main.getByText(/^Aplicado: la generación/).waitFor();
    };
    await go('things/queue/ventas');
    await main.getByText(/^Pasos del reparto/).click();
    await main.getByRole('button', { name: 'Añadir: Pasos del reparto' }).click();
    const step = main.getByRole('group', { name: /^Pasos del reparto: / });
    await step.getByRole('textbox', { name: 'Nombre' }).fill('tarde');
    await step.getByLabel(/^A esta edad/).fill('10m');
    await step.getByRole('combobox', { name: /^Pasa a la cola/ }).selectOption('soporte');
    await main.getByText(/^Habilidades deseadas/).click();
    await main.getByRole('button', { name: 'Añadir: Habilidades deseadas' }).click();
    const wish = main.getByRole('group', { name: /^Habilidades deseadas: / });
    await wish.getByRole('combobox', { name: 'Habilidad' }).selectOption('ingles');
    await main.getByLabel(/^Habilidades skills/).fill('frances=2');
    await look('admin-queue-rows');
    await settled();
    assert.match(await readFile(file, 'utf8'), /skills = \{ "?frances"? = 2 \}[\s\S]*\[queue\.ventas\.wish\.ingles\]\nlevel = 0[\s\S]*\[queue\.ventas\.step\.tarde\]\nafter = "10m"\nto = "soporte"/);
    await go('things/queue');
    await go('things/queue/ventas');
    await until('what was written is asked again', async () => (await step.getByRole('textbox', { name: 'Nombre' }).inputValue()) === 'tarde');
    await until('its skills too', async () => (await main.getByLabel(/^Habilidades skills/).inputValue()) === 'frances=2');
    await wish.getByRole('button', { name: /^Quitar/ }).click();
    await step.getByLabel(/^A esta edad/).fill('20m');
    await settled();
    const text = await readFile(file, 'utf8');
    assert.ok(text.includes('after = "20m"') && text.includes('frances') && !text.includes('wish'), text);
  });

  await step('rows are added, filled, taken away and written by keys alone', async () => {
    const at = (where) => where.evaluate((node) => node === document.activeElement);
    const reach = (what, where) => until(`${what} is reached`, async () => {
      await page.keyboard.press('Tab');
      return at(where);
    });
    await go('things/queue');
    await go('things/queue/ventas');
    // The one that the step before has left.
    await main.getByRole('group', { name: 'Pasos del reparto: tarde' }).waitFor();
    const before = await main.getByRole('group', { name: /^Pasos del reparto: / }).count();
    const add = main.getByRole('button', { name: 'Añadir: Pasos del reparto' });
    await reach('the button for another step', add);
    await page.keyboard.press('Enter');
    const step = main.getByRole('group', { name: /^Pasos del reparto: / }).last();
    await until('its name is asked at once', () => at(step.getByRole('textbox', { name: 'Nombre' })));
    await page.keyboard.type('noche');
    await reach('its age', step.getByLabel(/^A esta edad/));
    await page.keyboard.type('40m');
    await reach('its queue', step.getByRole('combobox', { name: /^Pasa a la cola/ }));
    await page.keyboard.type('soporte');
    await reach('the button for another', add);
    await page.keyboard.press('Enter');
    await times(before + 2, main.getByRole('group', { name: /^Pasos del reparto: / }));
    await focused('its name', step.getByRole('textbox', { name: 'Nombre' }));
    await until('its name is asked too', () => at(step.getByRole('textbox', { name: 'Nombre' })));
    await page.keyboard.type('sobra');
    const spare = main.getByRole('button', { name: 'Quitar: Pasos del reparto: sobra' });
    await reach('its button to take it away', spare);
    await page.keyboard.press('Enter');
    await until('one goes on at the button for another', () => at(add));
    await reach('the check', main.getByRole('button', { name: 'Comprobar' }));
    await page.keyboard.press('Enter');
    await main.getByText('noche', { exact: false }).first().waitFor();
    await reach('the writing', main.getByRole('button', { name: 'Escribir y aplicar' }));
    await page.keyboard.press('Enter');
    await main.getByText(/^Aplicado: la generación/).waitFor();
    const text = await readFile(join(house.config, 'conf.d', 'queue-ventas.toml'), 'utf8');
    assert.ok(/\[queue\.ventas\.step\.noche\]\nafter = "40m"\nto = "soporte"/.test(text) && !text.includes('sobra'), text);
  });

  await step('a template has its subject and its formatted text, and what of it is wrong is told', async () => {
    await go('things/template/gracias');
    await main.getByText(/^Más ajustes/).click();
    await main.getByLabel(/^Con formato \(HTML\), en español/).fill('<p><b>Gracias</b>, {nombre}</p>');
    await main.getByLabel(/^Asunto en español/).fill('Su pedido [{reference}]');
    await look('admin-template-form');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.locator('pre.alert', { hasText: 'template.gracias.html.es' }).waitFor();
    await main.getByRole('button', { name: 'Atrás' }).click();
    await main.getByText(/^Más ajustes/).click();
    await main.getByLabel(/^Con formato \(HTML\), en español/).fill('<p><b>Gracias</b>, {name}</p>');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
    await main.getByText(/^Aplicado: la generación/).waitFor();
    assert.match(await readFile(join(house.config, 'conf.d', 'template-gracias.toml'), 'utf8'), /\[template\.gracias\.subject\]\nes = "Su pedido \[\{reference\}\]"\n\n\[template\.gracias\.html\]\nes = "<p><b>Gracias/);
  });

  await step('roles say what each may do', async () => {
    await go('things/role');
    const agent = main.locator('article', { hasText: 'agente' }).first();
    await agent.locator('summary').click();
    await agent.getByText('conversation', { exact: true }).waitFor();
    await look('admin-roles');
  });

  await step('a supervisor writes macros, and nothing else of the configuration', async () => {
    // Without queues of her own she supervises all.
    await go('things/queue');
    const queue = main.locator('article', { has: page.getByRole('heading', { name: 'soporte', exact: true }) });
    await queue.locator('summary').click();
    await queue.getByRole('checkbox', { name: 'berta' }).click();
    await page.getByText('berta ya no está en la cola soporte').waitFor();
    const berta = await enter('berta');
    await berta.page.getByRole('button', { name: /Órdenes/ }).waitFor();
    await to(berta.page, '#/admin/things/template');
    await berta.page.getByRole('link', { name: 'Editar gracias' }).waitFor();
    await to(berta.page, '#/admin/things/tag');
    await berta.page.getByRole('heading', { name: 'vip' }).waitFor();
    await times(0, berta.page.getByRole('link', { name: 'Nueva…' }));
    assert.deepEqual(berta.wrong, []);
    await berta.page.context().close();
  });

  await step('channels tell how they do, and are tried for real', async () => {
    await go('channels');
    // What a mail server does: mail for the desk's own address comes back in.
    const server = setInterval(async () => {
      for (const name of await readdir(join(house.root, 'out', 'new')).catch(() => [])) await rename(join(house.root, 'out', 'new', name), join(house.root, 'in', 'new', name)).catch(() => {});
    }, 100);
    await main.getByRole('button', { name: 'Probar' }).click();
    await main.getByText('Todo lo que se probó funciona.').waitFor();
    await look('admin-channels');
    clearInterval(server);
    await rename(join(house.root, 'out'), join(house.root, 'away'));
    await writeFile(join(house.root, 'out'), 'no folder');
    await main.getByRole('button', { name: 'Probar' }).click();
    await main.getByText(/^No funciona: \d+\.$/).waitFor();
    await look('admin-channel-bad');
    await rm(join(house.root, 'out'));
    await rename(join(house.root, 'away'), join(house.root, 'out'));
    await main.getByRole('button', { name: 'Parar' }).click();
    await page.getByText('El canal correo está parado').waitFor();
    await main.getByRole('button', { name: 'Reanudar' }).click();
    await page.getByText('El canal correo sigue').waitFor();
  });

  await step('a channel is set up: chosen, filled in, looked at, written, in force', async () => {
    await go('setup');
    await main.getByRole('button', { name: 'Elegir Chat en la web' }).waitFor();
    await look('admin-setup-kind');
    await main.getByRole('button', { name: 'Elegir Chat en la web' }).click();
    await main.getByRole('combobox', { name: /^Cola/ }).selectOption('');
    await main.getByLabel('Nombre de la cola nueva').fill('chat');
    await main.getByLabel(/title/).fill('Tienda "Ñandú"');
    await main.getByLabel(/privacy/).fill('esto no es una dirección');
    await look('admin-setup-form');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.locator('pre.alert', { hasText: /channel-chat\.toml:\d+:\d+/ }).waitFor();
    assert.ok(await main.getByRole('button', { name: 'Escribir y aplicar' }).isDisabled());
    await look('admin-setup-wrong');
    await main.getByRole('button', { name: 'Atrás' }).click();
    await main.getByLabel(/privacy/).fill('https://tienda.example/privacidad');
    await main.getByText(/^Más ajustes/).click();
    await main.getByLabel(/^identity_secret/).fill('un secreto de treinta y dos letras o más');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByText('channel.chat', { exact: false }).first().waitFor();
    await main.getByText(/en su cola hay alguien que puede contestar/).waitFor();
    await look('admin-setup-review');
    await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
    await main.getByText(/^Aplicado: la generación \d+/).waitFor();
    await look('admin-setup-done');
    const text = await readFile(join(house.config, 'conf.d', 'channel-chat.toml'), 'utf8');
    assert.match(text, /title = "Tienda \\"Ñandú\\""/);
    assert.ok(!text.includes('treinta'));
    const secret = join(house.data, 'secrets', 'chat.identity_secret');
    assert.equal(await readFile(secret, 'utf8'), 'un secreto de treinta y dos letras o más');
    assert.equal((await stat(secret)).mode & 0o777, 0o600);
    await main.getByRole('link', { name: 'Probarlo ahora' }).click();
    const chat = main.getByRole('article', { name: 'chat' });
    await chat.getByLabel(/^Lo que se pega/).waitFor();
    // A visitor of the desk's own comes in by the door, and nothing of it stays.
    await chat.getByRole('button', { name: 'Probar' }).click();
    await chat.getByText(/^Todo lo que se probó funciona/).waitFor();
    await look('admin-chat-tried');
    assert.ok(!(await house.cli('export', '--json')).includes('"channel":"chat"'));
    // Both sides of it: what the customer sees is there at once.
    const href = await chat.getByRole('link', { name: /como lo ve un cliente/ }).getAttribute('href');
    assert.match(await (await fetch(`http://${house.http}${href}`)).text(), /<script/);
  });

  await step('what somebody edited is written over only where that is said', async () => {
    const file = join(house.config, 'conf.d', 'channel-chat.toml');
    await writeFile(file, `${await readFile(file, 'utf8')}undo_send = "3s"\n`);
    await go('setup');
    await main.getByRole('button', { name: 'Elegir Chat en la web' }).click();
    await main.getByLabel('Nombre del canal').fill('chat');
    await main.getByRole('combobox', { name: /^Cola/ }).selectOption('ventas');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByText(/alguien lo ha editado/).waitFor();
    assert.ok(await main.getByRole('button', { name: 'Escribir y aplicar' }).isDisabled());
    await look('admin-setup-edited');
    await main.getByLabel(/Escribir encima/).check();
    await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
    await main.getByText(/^Aplicado: la generación/).waitFor();
    assert.doesNotMatch(await readFile(file, 'utf8'), /undo_send/);
  });

  await step('the servers of a mail address are looked for, and what is no address is told', async () => {
    await go('channels');
    await go('setup');
    await main.getByRole('button', { name: 'Elegir Correo', exact: true }).click();
    const find = main.getByRole('button', { name: 'Buscar los servidores de esa dirección' });
    await main.getByLabel(/^Dirección de correo/).fill('ayuda@');
    await find.click();
    await main.getByText(/«ayuda@» no es una dirección de correo/).waitFor();
    // A domain that is nobody's, for good (RFC 6761).
    await main.getByLabel(/^Dirección de correo/).fill('ayuda@tienda.invalid');
    await find.click();
    await main.getByText(/^No se ha encontrado ningún servidor/).waitFor();
    await look('admin-setup-mail');
  });

  await step('a network that comes by a connector has its channel made ready', async () => {
    await go('channels');
    await go('setup');
    await main.getByRole('button', { name: 'Elegir WhatsApp' }).waitFor();
    await look('admin-setup-networks');
    await main.getByRole('button', { name: 'Elegir WhatsApp' }).click();
    await until('its name is proposed', async () => (await main.getByLabel('Nombre del canal').inputValue()) === 'whatsapp');
    await main.getByRole('combobox', { name: /^Cola/ }).selectOption('soporte');
    await main.getByRole('button', { name: 'Inventar uno: Token del conector' }).click();
    const token = await until('one is made up', async () => /^[a-z2-9-]{20,}$/.exec(await main.getByLabel(/^Token del conector/).inputValue())?.[0]);
    await look('admin-setup-network');
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
    await main.getByRole('heading', { name: 'WhatsApp: lo que falta' }).waitFor();
    // The channel is there to be watched, and to be tried.
    const channel = main.getByRole('article', { name: 'whatsapp' });
    await channel.getByRole('button', { name: 'Probar' }).waitFor();
    await look('admin-setup-network-done');
    await go('channels');
    await go('setup');
    await main.getByRole('button', { name: 'Elegir SMS' }).click();
    await until('its address is proposed', async () => (await main.getByLabel(/^Dirección del conector/).inputValue()) === 'http://127.0.0.1:8090/push');
    await main.getByRole('button', { name: 'Inventar uno: Token del conector' }).click();
    await main.getByRole('button', { name: 'Inventar uno: Secreto de las firmas' }).click();
    await main.getByRole('button', { name: 'Comprobar' }).click();
    await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
    await main.getByRole('heading', { name: 'SMS: lo que falta' }).waitFor();
    assert.equal(JSON.parse(await main.getByRole('region', { name: 'kannel.json' }).innerText()).channel, 'sms');
    await look('admin-setup-sms-done');
    assert.equal(await readFile(join(house.data, 'secrets', 'whatsapp.token'), 'utf8'), token);
  });

  await step('what everybody reads has its own way in, for each network with posts', async () => {
    for (const [name, title] of [['x', 'X (publicaciones)'], ['facebook', 'Facebook (publicaciones)'], ['youtube', 'YouTube (comentarios)']]) {
      await go('channels');
      await go('setup');
      await main.getByRole('button', { name: `Elegir ${title}` }).click();
      await until('its name is proposed', async () => (await main.getByLabel('Nombre del canal').inputValue()) === name);
      await main.getByRole('button', { name: 'Inventar uno: Token del conector' }).click();
      await main.getByRole('button', { name: 'Comprobar' }).click();
      await main.getByRole('button', { name: 'Escribir y aplicar' }).click();
      await main.getByRole('heading', { name: `${title}: lo que falta` }).waitFor();
      await main.getByText(/public: true/).waitFor();
      await main.getByRole('article', { name }).getByRole('button', { name: 'Probar' }).waitFor();
      await look(`admin-setup-${name}-done`);
    }
  });

  await step('a refused configuration is told with file, line and remedy, and the difference of the next', async () => {
    await go('config');
    await main.getByText(/^Generación \d+,/).first().waitFor();
    await house.edit((text) => `${text}\n[queue.devoluciones]\nhors = "laboral"\n`);
    await main.locator('pre.alert', { hasText: /centralita\.toml:\d+:1/ }).waitFor();
    await main.getByText(/se rechazó; problemas: 1/).waitFor();
    await look('admin-refused');
    await house.edit((text) => text.replace('hors = "laboral"', 'size = 2'));
    await main.getByText(/^El último intento de leer los ficheros fue bien/).waitFor();
    await main.getByText('queue.devoluciones', { exact: false }).first().waitFor();
    await main.getByRole('button', { name: 'Leer los ficheros ahora' }).click();
    await page.getByText(/^(Nada ha cambiado|Generación \d+ aplicada)/).waitFor();
    await main.getByRole('button', { name: 'Comparar con los ficheros' }).click();
    await main.getByText('Los ficheros dicen lo mismo que está en vigor.').waitFor();
    await main.getByText(/^Generaciones anteriores/).click();
    await main.getByText(/^jefa (escribió|quitó) .*\.toml aquí$/).first().waitFor();
    await main.getByText('editada en sus ficheros').first().waitFor();
    await look('admin-config');
  });

  await step('nothing is cut off from 320 px to wide, from 80 to 200 %', async () => {
    for (const [width, height, name] of [[320, 640, 'narrow'], [640, 400, 'zoomed'], [1600, 1000, 'small'], [1920, 1080, 'wide']]) {
      await page.setViewportSize({ width, height });
      for (const place of ['people', 'people/sofia', 'things/queue', 'things/queue/ventas', 'things/rule/facturas', 'things/template/gracias', 'things/permission_set/coordinacion', 'things/tag/+', 'things/role', 'channels', 'setup', 'config']) {
        await go(place);
        await main.getByRole('heading', { level: 3 }).first().waitFor();
        await until(`nothing is cut off of ${place} at ${width}`, () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await clean(page, `${place} at ${width}`);
        await picture(page, `admin-${name}-${place.replaceAll('/', '-')}`);
      }
    }
  });

  await step('nothing broke the policy, asked elsewhere or failed', async () => assert.deepEqual(jefa.wrong, []));
} catch (error) {
  failed = true;
  console.error(error);
  if (process.env.SHOTS) for (const context of house.browser?.contexts() ?? []) for (const [index, one] of context.pages().entries()) await one.screenshot({ path: `${process.env.SHOTS}/failed-${index}.png` });
} finally {
  await house.close();
}
process.exit(failed ? 1 : 0);
