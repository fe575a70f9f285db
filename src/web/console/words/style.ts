// What is said of a text before it is sent. Loaded where a channel has a style.

import type { RemarkView } from '../../wire';
import type { Language } from './words';

const es = {
  remarks: 'Antes de enviar',
  remarks_one: '1 cosa que mirar en el texto',
  remarks_other: '{count} cosas que mirar en el texto',
  again: 'Pulse Enviar otra vez para enviarlo así.',
  not_sent: 'No se ha enviado: hay algo que mirar en el texto',
  write_on: 'Seguir escribiendo',
  as_it_is: 'Enviar así',
  long: 'El mensaje tiene {characters} caracteres; mejor hasta {most}.',
  long_sentence: 'La frase «{begins}…» tiene {words} palabras; mejor hasta {most}.',
  unfinished: 'La frase que acaba en «{ends}» no lleva punto.',
  acronym: '«{word}» no lo conoce todo el mundo: escríbalo entero.',
  avoid: 'Mejor no escribir «{words}».',
  avoid_for: 'En lugar de «{words}» se escribe «{instead}».',
  none: 'Para este canal no hay buena práctica.',
  unread: 'No se ha podido leer. Vuelva a abrirlo.',
};

const en: Record<keyof typeof es, string> = {
  remarks: 'Before you send',
  remarks_one: '1 thing to look at in the text',
  remarks_other: '{count} things to look at in the text',
  again: 'Press Send again to send it as it is.',
  not_sent: 'Not sent: there is something to look at in the text',
  write_on: 'Go on writing',
  as_it_is: 'Send it as it is',
  long: 'The message has {characters} characters; better up to {most}.',
  long_sentence: 'The sentence “{begins}…” has {words} words; better up to {most}.',
  unfinished: 'The sentence that ends in “{ends}” has no full stop.',
  acronym: 'Not everybody knows “{word}”: write it out.',
  avoid: 'Better not to write “{words}”.',
  avoid_for: 'Instead of “{words}” we write “{instead}”.',
  none: 'There is no good practice for this channel.',
  unread: 'It could not be read. Open it again.',
};

export const style: Record<Language, typeof en> = { es, en };

export function say(language: Language, key: keyof typeof es, values: Record<string, string | number> = {}): string {
  return style[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function remark(language: Language, { type, ...values }: RemarkView): string {
  if (type !== 'avoid') return say(language, type, values as Record<string, string | number>);
  const { words = '', instead = null } = values as { words?: string; instead?: string | null };
  return instead === null ? say(language, 'avoid', { words }) : say(language, 'avoid_for', { words, instead });
}
