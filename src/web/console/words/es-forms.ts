// What dialogs and forms ask for, in Spanish. `en-forms.ts` has the same keys, or nothing is built.

export const esForms = {
  // A first message
  begin: 'Escribir',
  begin_title: 'Escribir a alguien',
  begin_channel: 'Canal',
  begin_to: 'Dirección',
  begin_name: 'Nombre, si es nuevo',
  begin_queue: 'Cola de la respuesta',
  begin_queue_own: 'la del canal',
  begin_text: 'Mensaje',
  subject: 'Asunto',
  did_begin: 'Enviado a {to}',
  cc: 'Con copia',
  cc_to: 'Direcciones que reciben copia, separadas por comas',
  cc_wrong: 'Alguna dirección no está bien escrita.',
  emoji: 'Emoji',
  emoji_find: 'Buscar un emoji',

  // Merge
  merge: 'Unir',
  merge_title: 'Traer aquí otra conversación',
  merge_why: 'Sus mensajes pasan a esta, detrás de los que hay, y ella termina.',
  merge_from: 'Cuál',
  merge_number: 'o su número',
  did_merge: 'Unida la #{number}',

  // Contact
  contact_edit: 'Editar la ficha',
  contact_title: 'Ficha del cliente',
  contact_name: 'Nombre del cliente',
  contact_language_code: 'Idioma (código de dos letras)',
  contact_field: 'Dato: {name}',
  contact_field_new: 'Dato nuevo',
  contact_field_value: 'Su valor',
  contact_address_new: 'Otra dirección',
  contact_address_kind: 'Clase de dirección',
  address_mail: 'correo',
  address_tel: 'teléfono',
  save: 'Guardar',
  did_contact: 'Ficha guardada',

  // Priority and subject
  priority_first: 'Lo primero',
  priority_high: 'Alta',
  priority_usual: 'Normal',
  priority_low: 'Baja',
  did_priority: 'Prioridad: {place}',
  did_subject: 'Asunto cambiado',

  // Profile
  profile: 'Su perfil',
  sound: 'Avisar con un sonido de lo que se me ofrece',
  signature: 'Firma',
  signature_why: 'Va al pie de lo que escribe. {agent}, {desk} y {queue} se rellenan.',
  did_signature: 'Firma guardada',
  did_password: 'Contraseña cambiada',
  factor: 'Segundo factor',
  factor_begin: 'Añadir o cambiar el segundo factor',
  did_factor: 'El segundo factor está puesto',
  qr: 'Código para leer con la aplicación',
  sessions: 'Sesiones',
  session_this: 'esta',
  session_row: '{device}, usada {time}',
  session_end: 'Cerrar la sesión de {device}',
  did_session: 'Sesión cerrada',
};
