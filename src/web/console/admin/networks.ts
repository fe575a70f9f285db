// The networks that come in by a connector: what each begins with, and the settings of those that come with the desk.

/** What customers call it; each is a channel of the kind `partner`. */
export const NETWORKS = ['sms', 'whatsapp', 'messenger', 'instagram', 'telegram', 'x', 'facebook', 'youtube', 'xmpp'] as const;
export type Network = (typeof NETWORKS)[number];

/** Where the connector for SMS listens, as its settings below say: on the desk's own machine. */
const KANNEL = '127.0.0.1:8090';

/** What of the form is as good as known. */
export function known(network: Network): Record<string, string> {
  return network === 'sms' ? { url: `http://${KANNEL}/push` } : {};
}

export interface Ready { file: string; text: string; run: string }

/** The settings of a connector that comes with the desk, to be copied; secrets stay in files. */
export function ready(network: Network, channel: string, desk: string): Ready | null {
  if (network === 'sms') {
    const settings = {
      desk,
      channel,
      token_file: `/etc/centralita-kannel/${channel}.token`,
      signing_secret_file: `/etc/centralita-kannel/${channel}.signing`,
      listen: KANNEL,
      sendsms: 'http://127.0.0.1:13013/cgi-bin/sendsms',
      user: 'desk',
      password_file: '/etc/centralita-kannel/kannel.password',
      from: '34900100100',
      journal: '/var/lib/centralita-kannel/journal',
    };
    return { file: 'kannel.json', text: JSON.stringify(settings, null, 2), run: 'node kannel.mjs kannel.json' };
  }
  if (network !== 'xmpp') return null;
  const lines = [
    '[desk]', `url = ${desk}`, `channel = ${channel}`, `token_file = /etc/centralita-xmpp/${channel}.token`, 'authority =',
    '[xmpp]', 'host = 127.0.0.1', 'port = 5347', 'component = desk.example.org', 'secret_file = /etc/centralita-xmpp/component.secret',
    'sender = desk', 'journal = /var/lib/centralita-xmpp/journal',
  ];
  return { file: 'xmpp.ini', text: lines.join('\n'), run: 'python3 xmpp.py xmpp.ini' };
}
