// The work that a form may ask of a browser: a number whose SHA-256 together with the page's ticket begins with
// enough zeros. Found while its visitor types; nobody else is asked, and a page without it works all the same.

import { zeros } from './sum';

interface Ticket {
  ticket: string;
  bits: number;
}

/** Sums between two breaths of the page. */
const AT_ONCE = 2_000;

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const known = form.elements.namedItem(name);
  if (known instanceof HTMLInputElement) return known;
  const made = document.createElement('input');
  made.type = 'hidden';
  made.name = name;
  form.append(made);
  return made;
}

async function work(form: HTMLFormElement): Promise<void> {
  const asked = await fetch(`${form.action.replace(/[?#].*$/, '')}/ticket`, { credentials: 'omit' });
  if (!asked.ok) return;
  const { ticket, bits } = (await asked.json()) as Ticket;
  for (let n = 0; ; n++) {
    if (zeros(`${ticket}.${n}`) >= bits) {
      field(form, '_ticket').value = ticket;
      field(form, '_proof').value = String(n);
      return;
    }
    if (n % AT_ONCE === AT_ONCE - 1) await new Promise((done) => setTimeout(done));
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-centralita-form]')) {
  const done = work(form).catch(() => undefined);
  let waited = false;
  form.addEventListener('submit', (event) => {
    // Whoever is faster than the browser waits for it, and is sent on by it.
    if (waited || field(form, '_proof').value !== '') return;
    event.preventDefault();
    waited = true;
    void done.then(() => form.requestSubmit());
  });
}
