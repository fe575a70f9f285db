// What a refusal says to a person.

import type { Refusal } from '../../wire';
import { isKey, type Values } from '../words/words';
import { t, word, type Stable } from './prefs.svelte';
import { span } from './time.svelte';

/** A parameter may be left out; no text shows a gap as what it is to a program. */
const LEFT_OUT: Values = {
  address: '…', by: '…', failure: '…', from: '…', length: '…', most: '…', name: '…', reason: '…', seq: '…', skill: '…', state: '…', to: '…', value: '…', why: '…',
};

export function said(refusal: Refusal): string {
  const values: Values = { ...LEFT_OUT, wait: t('a_moment') };
  for (const { name, value } of refusal.params) {
    const kind = stable(refusal.code, name);
    if (name === 'wait_ms') values.wait = span(Number(value));
    else values[name] = kind === null ? value : word(kind, value);
  }
  if (refusal.code === 'CT-3025' && 'want' in values) return t('not_an_address', values);
  return isKey(refusal.code) ? t(refusal.code, values) : t('refused', { code: refusal.code });
}

/** Which of the desk's stable words a parameter is, if it is one. */
function stable(code: string, param: string): Stable | null {
  switch (param) {
    case 'state':
      return 'state_of';
    case 'failure':
      return 'failure';
    case 'why':
      return code === 'CT-4004' ? 'weak' : 'reason';
    case 'name':
      return code === 'CT-3025' ? 'value' : null;
    case 'want':
      return 'want';
    default:
      return null;
  }
}
