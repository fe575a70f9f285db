import { expect, test } from 'vitest';

import { pieces } from './links';

const links = (text: string) => pieces(text).flatMap((it) => it.href ?? []);

test('addresses of the web are links, in their place', () => {
  expect(pieces('Mire https://tienda.example/p?a=1&b=2#x y diga.')).toEqual([
    { text: 'Mire ' },
    { text: 'https://tienda.example/p?a=1&b=2#x', href: 'https://tienda.example/p?a=1&b=2#x' },
    { text: ' y diga.' },
  ]);
  expect(links('HTTP://A.example\nhttps://b.example:8443/ñ')).toEqual(['HTTP://A.example', 'https://b.example:8443/ñ']);
});

test('nothing but http and https is a link', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'mailto:a@b.example', 'xhttps://a.example', 'www.a.example', '//a.example', 'https://', 'https:// a'])
    expect(links(text)).toEqual([]);
});

test('an address that shows one host and leads to another is no link', () => {
  expect(links('https://banco.example@malo.example/ https://a:b@malo.example')).toEqual([]);
});

test('the marks of the sentence around an address are not of it', () => {
  expect(links('(véase https://a.example/x_(y)). ¿https://b.example/? «https://c.example/», https://d.example/a.b…')).toEqual([
    'https://a.example/x_(y)',
    'https://b.example/',
    'https://c.example/',
    'https://d.example/a.b',
  ]);
});

test('put together again the pieces are the text to the letter', () => {
  for (const text of ['', 'hola', '<b>https://a.example/<script></b>', 'https://a.example', 'a https://..... b', '[https://a.example/]]', '"https://a.example/"onclick="x']) {
    expect(pieces(text).map((it) => it.text).join('')).toBe(text);
    for (const href of links(text)) expect(href).not.toMatch(/[<>"'\s]/);
  }
});

test('a long text of nothing but addresses and marks is done in a moment', () => {
  const began = Date.now();
  for (const text of ['https://'.repeat(1250), `https://a.example/${')'.repeat(9980)}`, 'http'.repeat(2500)]) pieces(text);
  expect(Date.now() - began).toBeLessThan(2_000);
});
