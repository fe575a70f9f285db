// What looks at pages: every rule of axe in both languages and themes, pictures where they are wanted, and the clock of
// a second factor.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const shots = process.env.SHOTS;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The six digits of RFC 6238, so many steps of 30 s from now. */
export function code(secret, steps) {
  const bits = [...secret].map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

export async function step(name, does) {
  const began = Date.now();
  await does();
  console.log(`ok  ${name}  (${Date.now() - began} ms)`);
}

/** Every rule of axe on a page or a frame as it is. */
export async function clean(where, view) {
  if (!(await where.evaluate(() => 'axe' in window))) await where.evaluate(axe);
  const found = await where.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], iframes: false }));
  assert.deepEqual(found.violations.map((one) => `${view}: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`), []);
}

/** What offers and news lie on top of: nothing that can be pressed or written in, wherever it is on the screen. */
export async function covered(page) {
  return page.evaluate(() => {
    const over = '.offers, .toasts';
    const ours = [...document.querySelectorAll('button, input, select, textarea, summary, a[href]')].filter((node) => !node.closest(over) && !node.disabled);
    return ours.flatMap((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      // What is scrolled away is not there to be covered.
      const clips = [];
      for (let at = node.parentElement; at; at = at.parentElement) if (getComputedStyle(at).overflowY !== 'visible') clips.push(at.getBoundingClientRect());
      const seen = ([x, y]) => clips.every((clip) => x >= clip.left && x <= clip.right && y >= clip.top && y <= clip.bottom);
      const points = [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, bottom - 2], [left + 2, bottom - 2], [right - 2, top + 2]];
      return points.filter(seen).some(([x, y]) => document.elementFromPoint(x, y)?.closest(over)) ? [node.outerHTML.slice(0, 120)] : [];
    });
  });
}

/** A picture, where pictures are wanted. */
export async function picture(page, name) {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png` });
}

export function looker(page) {
  /** Every rule of axe, in both themes and languages; a picture of each where pictures are wanted. */
  async function look(view) {
    for (const language of ['es', 'en'])
      for (const theme of ['light', 'dark']) {
        await dress(language, theme);
        await clean(page, `${view} ${language} ${theme}`);
        await picture(page, `${view}-${language}-${theme}`);
      }
    await dress('es', 'light');
  }

  /** By the page's own switches, also under a dialog. */
  async function dress(language, theme) {
    await page.evaluate(([wanted, dressed]) => {
      const root = document.documentElement;
      if (root.lang !== wanted) document.querySelector('button[lang]').click();
      const switched = document.querySelector('header button[aria-label]');
      if (switched === null) root.dataset.theme = dressed;
      else if (root.dataset.theme !== dressed) switched.click();
    }, [language, theme]);
    await page.waitForFunction(([wanted, dressed]) => document.documentElement.lang === wanted && document.documentElement.dataset.theme === dressed, [language, theme]);
  }

  return { look };
}
