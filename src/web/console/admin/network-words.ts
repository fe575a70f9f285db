// What the networks' pages say: loaded with the set-up alone.

import type { Language } from '../words/words';

export const es = {
  about_sms: 'Por la pasarela de su operador. Con la centralita viene un conector para Kannel (kannel.mjs).',
  about_whatsapp: 'Necesita una cuenta de empresa de WhatsApp y un conector que usted ponga.',
  about_messenger: 'Necesita una página de Facebook, permiso de Meta para contestar en ella y un conector que usted ponga.',
  about_instagram: 'Necesita una cuenta profesional de Instagram, permiso de Meta y un conector que usted ponga.',
  about_telegram: 'Necesita un bot de Telegram (lo da @BotFather) y un conector que usted ponga.',
  about_xmpp: 'Por su servidor XMPP. Con la centralita viene un conector para Prosody (xmpp.py).',
  form: 'El conector entra con el secreto «token»: cree uno y guárdelo para él.',
  steps_sms: 'Pida a su operador una conexión SMPP o HTTP y ponga Kannel a hablar con ella.\nGuarde el token y el secreto de firma en los ficheros que dice abajo; solo el conector debe poder leerlos.\nEn Kannel, mande lo que llega a http://127.0.0.1:8090/mo, como dice la cabecera de kannel.mjs.',
  steps_whatsapp: 'En Meta Business, verifique la empresa y dé de alta el número en la plataforma de WhatsApp Business.\nCree allí una aplicación con el producto WhatsApp y un token permanente con el permiso whatsapp_business_messaging.\nApunte el webhook de mensajes de la aplicación a su conector, no a la centralita.',
  steps_messenger: 'En la página de Facebook, permita los mensajes y la respuesta desde otras herramientas.\nEn Meta for Developers, cree una aplicación con el producto Messenger y pida el permiso pages_messaging.\nSuscriba la página al webhook de la aplicación, apuntado a su conector.',
  steps_instagram: 'Pase la cuenta de Instagram a profesional y únala a una página de Facebook.\nEn los ajustes de la cuenta, permita el acceso a los mensajes desde otras herramientas.\nEn Meta for Developers, pida el permiso instagram_manage_messages y apunte el webhook a su conector.',
  steps_telegram: 'Escriba a @BotFather, use /newbot y guarde el token que le da.\nPonga ese token en su conector, que recogerá los mensajes con getUpdates o por webhook.',
  steps_xmpp: 'En Prosody, añada un componente (XEP-0114) con su nombre y su secreto.\nGuarde el token del canal y el secreto del componente en los ficheros que dice abajo; solo el conector debe poder leerlos.',
  now: '{network}: lo que falta',
  start: 'Copie lo de abajo en {file}, cambie lo que sea suyo y arranque el conector, que viene en la carpeta connectors.',
  build: 'Ponga su conector a hablar con {url}/byoc/v1/channels/{channel} con el token. Lo que tiene que cumplir está en PARTNER.md, y la prueba de abajo lo comprueba punto por punto.',
  watch: 'Abajo está el canal. Pruébelo cuando arranque el conector: la prueba espera a que se presente y dice qué le falta.',
};

export const en = {
  about_sms: "Through your operator's gateway. A connector for Kannel comes with the desk (kannel.mjs).",
  about_whatsapp: 'It takes a WhatsApp business account and a connector that you provide.',
  about_messenger: 'It takes a Facebook page, leave from Meta to answer there, and a connector that you provide.',
  about_instagram: 'It takes a professional Instagram account, leave from Meta, and a connector that you provide.',
  about_telegram: 'It takes a Telegram bot (@BotFather gives one) and a connector that you provide.',
  about_xmpp: 'Through your XMPP server. A connector for Prosody comes with the desk (xmpp.py).',
  form: 'The connector signs in with the secret “token”: make one up and keep it for it.',
  steps_sms: 'Ask your operator for an SMPP or HTTP connection and have Kannel talk to it.\nKeep the token and the signing secret in the files named below; only the connector should be able to read them.\nIn Kannel, send what arrives to http://127.0.0.1:8090/mo, as the head of kannel.mjs says.',
  steps_whatsapp: 'In Meta Business, verify the company and register the number on the WhatsApp Business platform.\nMake an app there with the WhatsApp product, and a permanent token with the permission whatsapp_business_messaging.\nPoint the messages webhook of the app at your connector, not at the desk.',
  steps_messenger: 'On the Facebook page, allow messages and answering from other tools.\nIn Meta for Developers, make an app with the Messenger product and ask for the permission pages_messaging.\nSubscribe the page to the webhook of the app, pointed at your connector.',
  steps_instagram: 'Make the Instagram account a professional one and join it to a Facebook page.\nIn the settings of the account, allow access to messages from other tools.\nIn Meta for Developers, ask for the permission instagram_manage_messages and point the webhook at your connector.',
  steps_telegram: 'Write to @BotFather, use /newbot and keep the token it gives you.\nPut that token into your connector, which fetches messages by getUpdates or a webhook.',
  steps_xmpp: 'In Prosody, add a component (XEP-0114) with its name and its secret.\nKeep the token of the channel and the secret of the component in the files named below; only the connector should be able to read them.',
  now: '{network}: what is left to do',
  start: 'Copy what is below into {file}, change what is yours, and start the connector, which comes in the folder connectors.',
  build: 'Have your connector talk to {url}/byoc/v1/channels/{channel} with the token. What it has to do is in PARTNER.md, and the test below checks it point by point.',
  watch: 'The channel is below. Test it when the connector starts: the test waits for it to introduce itself and says what is missing.',
} satisfies Record<keyof typeof es, string>;

export const catalogues: Record<Language, Record<keyof typeof es, string>> = { es, en };
