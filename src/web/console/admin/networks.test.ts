import { expect, test } from 'vitest';
import { catalogues } from './network-words';
import { known, NETWORKS, ready } from './networks';

test('a connector that comes with the desk has its settings ready, without a secret', () => {
  const sms = ready('sms', 'avisos', 'https://desk.example');
  expect(JSON.parse(sms?.text ?? '')).toMatchObject({ desk: 'https://desk.example', channel: 'avisos', token_file: '/etc/centralita-kannel/avisos.token' });
  expect(ready('xmpp', 'chat', 'https://desk.example')?.text).toMatch(/^url = https:\/\/desk\.example\nchannel = chat$/m);
});

test('the desk posts to where the connector listens', () => {
  const settings = JSON.parse(ready('sms', 'sms', 'https://desk.example')?.text ?? '') as { listen: string };
  expect(known('sms').url).toBe(`http://${settings.listen}/push`);
});

test('what comes with nobody has no settings to copy', () => {
  expect(NETWORKS.filter((one) => ready(one, 'x', 'https://desk.example') === null)).toEqual(['whatsapp', 'messenger', 'instagram', 'telegram', 'x', 'facebook', 'youtube']);
});

test('every network says what it needs in both languages, with the same things to fill in', () => {
  const filled = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const key of Object.keys(catalogues.es) as (keyof typeof catalogues.es)[]) {
    expect(filled(catalogues.es[key]), key).toEqual(filled(catalogues.en[key]));
    expect(catalogues.es[key], key).not.toBe(catalogues.en[key]);
    expect(catalogues.es[key].split('\n').length, key).toBe(catalogues.en[key].split('\n').length);
  }
});
