// What the chat says, in Spanish and English: the same keys in both.

export const es = {
  title: 'Chat',
  greeting: '¿En qué podemos ayudarle?',
  name: 'Nombre',
  mail: 'Correo',
  attach: 'Adjuntar un archivo',
  remove: 'Quitar {name}',
  download: 'Descargar {name}',
  too_large: '{name} es demasiado grande: {most} MB como mucho.',
  not_put: 'No se pudo enviar {name}.',
  not_got: 'No se pudo descargar {name}.',
  optional: '(si quiere)',
  consent: 'Acepto el aviso de privacidad',
  privacy: 'Leer el aviso de privacidad',
  begin: 'Empezar',
  message: 'Mensaje',
  send: 'Enviar',
  close: 'Cerrar',
  open: 'Abrir el chat',
  unread: '{n} sin leer',
  you: 'Usted',
  desk: 'Atención al cliente',
  log: 'Conversación',
  waiting: 'Le atenderemos enseguida.',
  position: 'Usted es el n.º {n} en la cola.',
  alone: 'Ahora no hay nadie conectado. Escriba su mensaje: queda guardado y le contestaremos.',
  with: '{name} le atiende',
  ended: 'La conversación ha terminado. Si escribe, sigue.',
  reference: 'Referencia: {reference}',
  typing: '{name} está escribiendo…',
  offline: 'Sin conexión. Lo que escriba se enviará cuando vuelva.',
  sending: 'Enviando…',
  sent: 'Enviado',
  read: 'Leído ✓✓',
  again: 'Otra vez',
  drop: 'Quitar',
  refused_too_long: 'Es demasiado largo: 10 000 caracteres como mucho.',
  refused_too_fast: 'Va demasiado deprisa. Se enviará en un momento.',
  refused_closed: 'Este chat está cerrado ahora.',
  refused_about: 'Faltan sus datos; rellene el formulario.',
  refused: 'No se pudo enviar.',
};

export type Words = Record<keyof typeof es, string>;

export const en: Words = {
  title: 'Chat',
  greeting: 'How can we help you?',
  name: 'Name',
  mail: 'Email',
  attach: 'Attach a file',
  remove: 'Remove {name}',
  download: 'Download {name}',
  too_large: '{name} is too large: {most} MB at most.',
  not_put: '{name} could not be sent.',
  not_got: '{name} could not be downloaded.',
  optional: '(optional)',
  consent: 'I accept the privacy notice',
  privacy: 'Read the privacy notice',
  begin: 'Start',
  message: 'Message',
  send: 'Send',
  close: 'Close',
  open: 'Open the chat',
  unread: '{n} unread',
  you: 'You',
  desk: 'Customer service',
  log: 'Conversation',
  waiting: 'Somebody will be with you in a moment.',
  position: 'You are number {n} in the line.',
  alone: 'Nobody is here right now. Write your message: it is kept and we will answer you.',
  with: '{name} is with you',
  ended: 'The conversation has ended. Write and it goes on.',
  reference: 'Reference: {reference}',
  typing: '{name} is typing…',
  offline: 'No connection. What you write is sent when it is back.',
  sending: 'Sending…',
  sent: 'Sent',
  read: 'Read ✓✓',
  again: 'Again',
  drop: 'Remove',
  refused_too_long: 'It is too long: 10,000 characters at most.',
  refused_too_fast: 'That was too fast. It is sent in a moment.',
  refused_closed: 'This chat is closed right now.',
  refused_about: 'Your details are missing; fill in the form.',
  refused: 'It could not be sent.',
};

/** The words for a language tag: Spanish and its variants, English for every other. */
export function wordsFor(tag: string): { language: 'es' | 'en'; words: Words } {
  return tag.toLowerCase().split('-')[0] === 'es' ? { language: 'es', words: es } : { language: 'en', words: en };
}

/** A text with its gaps filled. */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (gap, key: string) => String(values[key] ?? gap));
}
