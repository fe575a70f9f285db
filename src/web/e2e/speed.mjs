// How soon the console is painted by a browser that has nothing of it yet, and whether the panel stays smooth with
// fifty queues and two hundred people at work: they come and go between statuses and take what comes in. Times are of a whole machine: they are ceilings against
// what goes wrong, not figures to compare.

import assert from 'node:assert/strict';
import { crowd } from './crowd.mjs';
import { step } from './eyes.mjs';
import { House, page as open, until } from './house.mjs';

const QUEUES = 50;
const AGENTS = Number(process.env.AGENTS ?? 200);
/** Beside other tests on the same cores a ceiling only finds what goes wrong by an order of magnitude. */
const SLACK = Number(process.env.SLACK ?? 1);
const PAINT_MS_MAX = 1_000 * SLACK;
const FRAME_MS_MAX = 100 * SLACK;
/** For so long frames are counted, while so many mails come in a second. */
const WATCHED_MS = 10_000;
const MAILS_A_SECOND = 10;
/** So many people change their status in a second. */
const MOVES_A_SECOND = 20;
const names = Array.from({ length: AGENTS }, (_, at) => `agente${at}`);
const PASSWORD = 'cuatro palabras sin relacion';
const queues = Array.from({ length: QUEUES }, (_, at) => `cola${at}`);
const house = await House.open(`
${queues.map((name) => `[queue.${name}]\nfirst_response = "4h"\n`).join('\n')}
${queues.map((name, at) => `[rule.${name}]\nwhen = "'(${name})' in subject"\norder = ${at + 1}\nqueue = "${name}"\n`).join('\n')}
`);
let failed = false;
let workers = [];

/** When a page that nobody has been to before first shows something, in milliseconds from asking for it. */
async function painted(browser) {
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(house.url);
  await page.getByLabel('Contraseña').waitFor();
  // What stands in the page may be painted a moment later.
  const first = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const ms = await first.jsonValue();
  await context.close();
  return ms;
}

try {
  const browser = await house.pages();
  await step('the console is painted within a second by a browser that has nothing of it', async () => {
    const all = [];
    for (let at = 0; at < 5; at += 1) all.push(await painted(browser));
    all.sort((a, b) => a - b);
    console.log(`    ${all.map((ms) => `${ms.toFixed(0)} ms`).join(', ')}`);
    assert.ok(all[2] <= PAINT_MS_MAX, `${all}`);
  });

  await step(`${AGENTS} people are taken on for ${QUEUES} queues`, async () => {
    await house.agent('berta', PASSWORD, '--role', 'supervisor', ...queues.flatMap((name) => ['--queue', name]));
    await house.agent('jefa', PASSWORD, '--role', 'administrator');
    const hire = async (name, at) => house.agent(name, PASSWORD, '--queue', queues[at % QUEUES]);
    for (let at = 0; at < AGENTS; at += 4) await Promise.all(names.slice(at, at + 4).map((name, one) => hire(name, at + one)));
  });

  await step('all of them sign in and go to work', async () => {
    workers = await crowd(house, 'jefa', PASSWORD, names);
    // By a token one is there from one's first status on.
    for (const worker of workers) await worker.ask({ area: 'presence', type: 'set_status', status: 'disponible' });
    // Every other one takes what is offered; of the rest the time runs out.
    workers.forEach((worker, at) => {
      worker.news = (news) => at % 2 === 0 && news.type === 'offer' && void worker.outcome({ area: 'work', type: 'accept', offer: news.offer.offer_id });
    });
  });

  await step('the panel stays smooth while work comes in', async () => {
    const { page, wrong } = await open(house, await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
    await page.getByLabel('Nombre').fill('berta');
    await page.getByLabel('Contraseña').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Panel' }).click();
    await page.getByText(/^en vivo/).waitFor();
    const main = page.getByRole('main');
    await main.getByRole('row', { name: /^cola49/ }).waitFor();
    await until('everybody is there', async () => (await main.getByRole('combobox', { name: /agente\d+/ }).count()) === AGENTS);
    let over = false;
    const coming = (async () => {
      for (let sent = 0; !over; sent += 1) {
        await house.mail({ from: `Cliente ${sent} <c${sent}@example.test>`, subject: `Pedido (${queues[sent % QUEUES]})`, text: 'Hola.' });
        await new Promise((next) => setTimeout(next, 1_000 / MAILS_A_SECOND));
      }
    })();
    let moves = 0;
    const moving = (async () => {
      for (; !over; moves += 1) {
        const status = Math.floor(moves / AGENTS) % 2 === 0 ? 'ausente' : 'disponible';
        await workers[(moves * 7) % AGENTS].ask({ area: 'presence', type: 'set_status', status });
        await new Promise((next) => setTimeout(next, 1_000 / MOVES_A_SECOND));
      }
    })();
    const frames = await page.evaluate(async (ms) => {
      const late = [];
      const end = performance.now() + ms;
      for (let before = performance.now(); before < end; ) {
        const now = await new Promise((drawn) => requestAnimationFrame(drawn));
        late.push(now - before);
        before = now;
      }
      return late.sort((a, b) => b - a);
    }, WATCHED_MS);
    over = true;
    await Promise.all([coming, moving]);
    const hundredth = frames[Math.floor(frames.length / 100)];
    console.log(`    ${moves} changes of status; ${frames.length} frames, longest ${frames[0].toFixed(0)} ms, one in a hundred over ${hundredth.toFixed(0)} ms`);
    const shown = (name) => page.getByRole('combobox', { name: new RegExp(`${name}\\b`) }).inputValue();
    await workers[3].ask({ area: 'presence', type: 'set_status', status: 'ausente' });
    await until('a change of status is shown', async () => (await shown('agente3')) === 'ausente');
    const loads = await main.locator('section', { has: page.getByRole('heading', { name: 'Colas' }) }).getByRole('cell').filter({ hasText: /^\d+\/\d+ / }).allInnerTexts();
    assert.ok(loads.some((load) => Number.parseInt(load, 10) > 0), `somebody has taken work: ${loads}`);
    assert.ok(hundredth <= FRAME_MS_MAX, `${frames.slice(0, 5)}`);
    assert.deepEqual(wrong, []);
  });
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  for (const worker of workers) worker.leave();
  await house.close();
}
process.exit(failed ? 1 : 0);
