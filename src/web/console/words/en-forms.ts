// What dialogs and forms ask for, in English. `es-forms.ts` has the same keys, or nothing is built.

export const enForms = {
  // A first message
  begin: 'Write',
  begin_title: 'Write to somebody',
  begin_channel: 'By channel',
  begin_to: 'Address',
  begin_name: 'Name, if they are new',
  begin_queue: 'Queue of the answer',
  begin_queue_own: "the channel's",
  begin_text: 'Message',
  subject: 'Subject',
  did_begin: 'Sent to {to}',
  cc: 'Copies',
  cc_to: 'Addresses that get a copy, with commas between',
  cc_wrong: 'One of the addresses is not written right.',
  emoji: 'Emojis',
  emoji_find: 'Find an emoji',

  // Merge
  merge: 'Merge',
  merge_title: 'Bring another conversation here',
  merge_why: 'Its messages go into this one, behind those that are there, and it ends.',
  merge_from: 'Which',
  merge_number: 'or its number',
  did_merge: '#{number} merged',

  // Contact
  contact_edit: 'Edit the record',
  contact_title: "The customer's record",
  contact_name: "Customer's name",
  contact_language_code: 'Language (code of two letters)',
  contact_field: 'Field: {name}',
  contact_field_new: 'New field',
  contact_field_value: 'Its value',
  contact_address_new: 'Another address',
  contact_address_kind: 'Kind of address',
  address_mail: 'mail',
  address_tel: 'telephone',
  save: 'Save',
  did_contact: 'Record saved',

  // Priority and subject
  priority_first: 'First of all',
  priority_high: 'High',
  priority_usual: 'Usual',
  priority_low: 'Low',
  did_priority: 'Priority: {place}',
  did_subject: 'Subject changed',

  // Profile
  profile: 'Your profile',
  sound: 'A sound when something is offered to me',
  signature: 'Signature',
  signature_why: 'Stands under what you write. {agent}, {desk} and {queue} are filled in.',
  did_signature: 'Signature saved',
  did_password: 'Password changed',
  factor: 'Second factor',
  factor_begin: 'Add or change the second factor',
  did_factor: 'The second factor is on',
  qr: 'Code for the app to read',
  sessions: 'Sessions',
  session_this: 'this one',
  session_row: '{device}, used {time}',
  session_end: 'End the session of {device}',
  did_session: 'Session ended',
};
