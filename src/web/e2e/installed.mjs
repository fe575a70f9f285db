// On an installed desk: its first administrator follows the one-time link, chooses a password, administers, and finds
// the manual without a network. installed.mjs LINK; the desk is on this machine, whatever the link calls it.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const link = new URL(process.argv[2]);
let failed = false;

/** One line a step, as the other checks of an installed desk have it. */
async function check(what, act) {
  try {
    await act();
    console.log(`ok - ${what}`);
  } catch (error) {
    failed = true;
    console.log(`not ok - ${what}\n${String(error).replace(/^/gm, '#   ')}`);
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', `--host-resolver-rules=MAP ${link.hostname} 127.0.0.1`],
});
try {
  const open = async () => {
    // The desk signed its certificate itself.
    const context = await browser.newContext({ locale: 'en-GB', ignoreHTTPSErrors: true });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const troubles = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(String(error)));
    return { page, troubles };
  };
  const { page, troubles } = await open();
  await check('the link leads to choosing a password', async () => {
    await page.goto(link.href);
    await page.getByRole('heading', { name: 'Change password' }).waitFor();
    assert.equal(new URL(page.url()).hash, '#/', 'the address keeps what signs in');
  });
  await check('which opens the console, with the administration', async () => {
    await page.getByLabel('New password').fill('cuatro palabras sin relacion');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('link', { name: 'Administration' }).click();
    await page.getByRole('row', { name: /ana/ }).first().waitFor();
  });
  await check('from where the manual is read, out of the desk itself', async () => {
    const coming = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Manual', exact: true }).click();
    const manual = await coming;
    await manual.getByRole('heading', { name: 'First run' }).waitFor();
    assert.equal(new URL(manual.url()).host, link.host);
    await manual.getByRole('link', { name: 'Settings', exact: true }).click();
    await manual.getByText('[server]').first().waitFor();
    await manual.getByRole('link', { name: 'Español', exact: true }).click();
    await manual.getByRole('link', { name: 'Protocolo', exact: true }).waitFor();
    assert.ok(!(await manual.evaluate(() => document.querySelector('script'))));
  });
  await check('with no complaint of the browser', async () => assert.deepEqual(troubles, []));
  await check('and the link signs nobody in twice', async () => {
    const again = await open();
    await again.page.goto(link.href);
    await again.page.getByText('This link was used before').waitFor();
  });
} finally {
  await browser.close();
}
process.exit(failed ? 1 : 0);
