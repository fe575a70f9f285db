// What the networks' pages say: loaded with the set-up alone.

import type { Language } from '../words/words';

export const es = {
  about_sms: 'Por la pasarela de su operador. Con la centralita viene un conector para Kannel (kannel.mjs).',
  about_whatsapp: 'Necesita una cuenta de empresa de WhatsApp y un conector que usted ponga.',
  about_messenger: 'Necesita una página de Facebook, permiso de Meta para contestar en ella y un conector que usted ponga.',
  about_instagram: 'Necesita una cuenta profesional de Instagram, permiso de Meta y un conector que usted ponga.',
  about_telegram: 'Necesita un bot de Telegram (lo da @BotFather) y un conector que usted ponga.',
  about_x: 'Menciones y respuestas públicas. Necesita una aplicación en el portal de desarrolladores de X, cuyo uso se paga, y un conector que usted ponga.',
  about_facebook: 'Comentarios en las publicaciones de su página. Necesita la página, permisos de Meta y un conector que usted ponga.',
  about_youtube: 'Comentarios en los vídeos de su canal. Necesita un proyecto de Google Cloud y un conector que usted ponga; YouTube no avisa: el conector pregunta.',
  about_xmpp: 'Por su servidor XMPP. Con la centralita viene un conector para Prosody (xmpp.py).',
  form: 'El conector entra con el secreto «token»: cree uno y guárdelo para él.',
  steps_sms: 'Pida a su operador una conexión SMPP o HTTP y ponga Kannel a hablar con ella.\nGuarde el token y el secreto de firma en los ficheros que dice abajo; solo el conector debe poder leerlos.\nEn Kannel, mande lo que llega a http://127.0.0.1:8090/mo, como dice la cabecera de kannel.mjs.',
  steps_whatsapp: 'En Meta Business, verifique la empresa y dé de alta el número en la plataforma de WhatsApp Business.\nCree allí una aplicación con el producto WhatsApp y un token permanente con el permiso whatsapp_business_messaging.\nApunte el webhook de mensajes de la aplicación a su conector, no a la centralita.',
  steps_messenger: 'En la página de Facebook, permita los mensajes y la respuesta desde otras herramientas.\nEn Meta for Developers, cree una aplicación con el producto Messenger y pida el permiso pages_messaging.\nSuscriba la página al webhook de la aplicación, apuntado a su conector.',
  steps_instagram: 'Pase la cuenta de Instagram a profesional y únala a una página de Facebook.\nEn los ajustes de la cuenta, permita el acceso a los mensajes desde otras herramientas.\nEn Meta for Developers, pida el permiso instagram_manage_messages y apunte el webhook a su conector.',
  steps_telegram: 'Escriba a @BotFather, use /newbot y guarde el token que le da.\nPonga ese token en su conector, que recogerá los mensajes con getUpdates o por webhook.',
  steps_x: 'En el portal de desarrolladores de X, cree un proyecto con una aplicación y active en ella la autenticación de usuarios con OAuth 2.0.\nEntre con la cuenta de la empresa y autorice los permisos tweet.read, tweet.write, users.read y offline.access; dé a su conector el testigo de acceso y el de renovación.\nSi su plan tiene la Account Activity API, registre en ella un webhook que apunte a su conector: HTTPS sin puerto, y contestar a crc_token en 3 segundos. Si no, que el conector pregunte por GET /2/users/:id/mentions con since_id.\nQue conteste con POST /2/tweets y reply.in_reply_to_tweet_id. Caben 280 caracteres como los cuenta X: póngalo en text.limit del descriptor.\nEn el descriptor ponga public: true: quien contesta ve que lo lee todo el mundo.',
  steps_facebook: 'En Meta for Developers, cree una aplicación y pida los permisos pages_read_engagement, pages_read_user_content, pages_manage_engagement y pages_manage_metadata.\nEn Webhooks, elija el objeto Page, suscriba el campo feed y apúntelo a su conector; suscriba después la página a la aplicación.\nDé a su conector el testigo de acceso de la página y la clave secreta de la aplicación, con la que se comprueba X-Hub-Signature-256.\nQue deje pasar solo los comentarios de otros (item: comment, y from.id distinto de la página), y conteste con POST /{comment_id}/comments. En privado se puede una vez por comentario, en 7 días, con recipient.comment_id y el permiso pages_messaging.\nEn el descriptor ponga public: true: quien contesta ve que lo lee todo el mundo.',
  steps_youtube: 'En Google Cloud, cree un proyecto y active en él YouTube Data API v3.\nCree un ID de cliente de OAuth, entre con la cuenta del canal y autorice el permiso https://www.googleapis.com/auth/youtube.force-ssl; dé a su conector el testigo de renovación.\nQue pregunte por commentThreads.list con allThreadsRelatedToChannelId y order=time, y por comments.list con parentId donde haya más de cinco respuestas.\nQue conteste con comments.insert y parentId. Cada respuesta gasta 50 unidades de la cuota diaria (10.000 si Google no le ha dado más) y cada consulta 1: fije con eso cada cuánto pregunta.\nEn el descriptor ponga public: true: quien contesta ve que lo lee todo el mundo.',
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
  about_x: "Mentions and public replies. It takes an app in X's developer portal, whose use is paid for, and a connector that you provide.",
  about_facebook: 'Comments on the posts of your page. It takes the page, permissions from Meta, and a connector that you provide.',
  about_youtube: 'Comments on the videos of your channel. It takes a project at Google Cloud and a connector that you provide; YouTube tells nobody: the connector asks.',
  about_xmpp: 'Through your XMPP server. A connector for Prosody comes with the desk (xmpp.py).',
  form: 'The connector signs in with the secret “token”: make one up and keep it for it.',
  steps_sms: 'Ask your operator for an SMPP or HTTP connection and have Kannel talk to it.\nKeep the token and the signing secret in the files named below; only the connector should be able to read them.\nIn Kannel, send what arrives to http://127.0.0.1:8090/mo, as the head of kannel.mjs says.',
  steps_whatsapp: 'In Meta Business, verify the company and register the number on the WhatsApp Business platform.\nMake an app there with the WhatsApp product, and a permanent token with the permission whatsapp_business_messaging.\nPoint the messages webhook of the app at your connector, not at the desk.',
  steps_messenger: 'On the Facebook page, allow messages and answering from other tools.\nIn Meta for Developers, make an app with the Messenger product and ask for the permission pages_messaging.\nSubscribe the page to the webhook of the app, pointed at your connector.',
  steps_instagram: 'Make the Instagram account a professional one and join it to a Facebook page.\nIn the settings of the account, allow access to messages from other tools.\nIn Meta for Developers, ask for the permission instagram_manage_messages and point the webhook at your connector.',
  steps_telegram: 'Write to @BotFather, use /newbot and keep the token it gives you.\nPut that token into your connector, which fetches messages by getUpdates or a webhook.',
  steps_x: "In X's developer portal, make a project with an app and turn on its user authentication with OAuth 2.0.\nSign in as the company's account and grant the scopes tweet.read, tweet.write, users.read and offline.access; give your connector the access token and the refresh token.\nIf your plan has the Account Activity API, register a webhook there that points at your connector: HTTPS without a port, answering crc_token within 3 seconds. If not, have the connector ask GET /2/users/:id/mentions with since_id.\nHave it answer by POST /2/tweets with reply.in_reply_to_tweet_id. There is room for 280 characters as X counts them: say so in text.limit of the descriptor.\nSay public: true in the descriptor: whoever answers sees that everybody reads it.",
  steps_facebook: 'In Meta for Developers, make an app and ask for the permissions pages_read_engagement, pages_read_user_content, pages_manage_engagement and pages_manage_metadata.\nIn Webhooks, choose the object Page, subscribe to the field feed and point it at your connector; then subscribe the page to the app.\nGive your connector the page access token and the app secret, by which X-Hub-Signature-256 is checked.\nHave it pass on only the comments of others (item: comment, and from.id not the page), and answer by POST /{comment_id}/comments. A private answer goes once per comment, within 7 days, with recipient.comment_id and the permission pages_messaging.\nSay public: true in the descriptor: whoever answers sees that everybody reads it.',
  steps_youtube: 'In Google Cloud, make a project and enable YouTube Data API v3 in it.\nMake an OAuth client ID, sign in with the account of the channel and grant the scope https://www.googleapis.com/auth/youtube.force-ssl; give your connector the refresh token.\nHave it ask commentThreads.list with allThreadsRelatedToChannelId and order=time, and comments.list with parentId where there are more than five answers.\nHave it answer by comments.insert with parentId. Each answer takes 50 units of the daily quota (10,000 unless Google gave you more) and each question 1: set by that how often it asks.\nSay public: true in the descriptor: whoever answers sees that everybody reads it.',
  steps_xmpp: 'In Prosody, add a component (XEP-0114) with its name and its secret.\nKeep the token of the channel and the secret of the component in the files named below; only the connector should be able to read them.',
  now: '{network}: what is left to do',
  start: 'Copy what is below into {file}, change what is yours, and start the connector, which comes in the folder connectors.',
  build: 'Have your connector talk to {url}/byoc/v1/channels/{channel} with the token. What it has to do is in PARTNER.md, and the test below checks it point by point.',
  watch: 'The channel is below. Test it when the connector starts: the test waits for it to introduce itself and says what is missing.',
} satisfies Record<keyof typeof es, string>;

export const catalogues: Record<Language, Record<keyof typeof es, string>> = { es, en };
