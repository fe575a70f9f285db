#!/usr/bin/env node
// Connects an SMS gateway (Kannel) to the desk.
//
// Usage: kannel.mjs SETTINGS.json        Node 18 or later, nothing else.
//
//   { "desk": "https://desk.example:8443", "channel": "sms", "token_file": "…", "signing_secret_file": "…",
//     "listen": "127.0.0.1:8090",                      where the desk and Kannel reach this program
//     "sendsms": "http://127.0.0.1:13013/cgi-bin/sendsms", "user": "desk", "password_file": "…",
//     "from": "34900100100", "journal": "/var/lib/centralita-kannel/journal" }
//
// For the desk's own authority set NODE_EXTRA_CA_CERTS. The desk pushes its answers here (push mode,
// url = "http://127.0.0.1:8090/push"), signed as Standard Webhooks has it. Kannel's side, so that nothing is
// lost while one of us is away, and only Kannel may reach the two paths:
//   group = smsbox        http-request-retry = 1000   http-queue-delay = 10
//   group = sms-service   get-url = "http://127.0.0.1:8090/mo?id=%I&ts=%T&sender=%p&to=%P&message=%b&charset=%C"
// Kannel is told yes only once the desk has a message on disk. This program may be killed at any moment:
// what may have left and was not noted is sent again only if the network says nothing of it for a minute.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const secretIn = (file) => readFileSync(file, 'utf8').trim();
const token = secretIn(settings.token_file);
const secrets = secretIn(settings.signing_secret_file).split(/\s+/); // two while it is being changed
const base = `${settings.desk.replace(/\/$/, '')}/byoc/v1/channels/${settings.channel}`;
const DESCRIPTOR = {
  v: 1, connector: { name: 'kannel', version: '1' }, text: { limit: 1530, unit: 'gsm' },
  receipts: { sent: true, delivered: true }, proactive: true, inbound: { push: true },
  identity_schemes: ['tel'], opt_out: { enforced_by: 'us' },
};
const BODY_BYTES_MAX = 1 << 20;
const KEPT_LINES = 100_000;
const IN_DOUBT_MS = 60_000;
const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;

// What was begun and what was handed to Kannel, on disk: the desk may push again after either was killed.
const begun = new Map();
const sent = new Set();
const journal = openSync(settings.journal, 'a+');
const keep = (word, id, at) => (word === 'sent' ? sent.add(id) : begun.set(id, Number(at)));
for (const line of readFileSync(settings.journal, 'utf8').split('\n').slice(-KEPT_LINES)) {
  const words = line.split(' ');
  if (words.length === 4) keep(...words); // the last line may have been cut off
}
function note(word, id) {
  keep(word, id, Date.now());
  writeSync(journal, `\n${word} ${id} ${Date.now()} `);
  fsyncSync(journal);
}

/** One request to the desk; throws whatever is not a yes. */
async function desk(method, path, body) {
  const answer = await fetch(base + path, {
    method, signal: AbortSignal.timeout(30_000), body: JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Says what happened; true once it is on the desk's disk. */
async function tell(event) {
  const [result] = await desk('POST', '/events', [{ v: 1, ...event }]);
  if (result.error?.retry) throw new Error(result.error.detail);
  if (result.error) console.error(`${event.key} was not taken: ${result.error.detail}`);
  return !result.error;
}

/** Standard Webhooks: v1,base64(HMAC-SHA256(secret, id.timestamp.body)), five minutes of leeway. */
function isSigned(headers, body) {
  const [id, at, shown] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name] ?? '');
  if (!(Math.abs(Date.now() / 1000 - Number(at)) <= 300)) return false;
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const right = createHmac('sha256', key).update(`${id}.${at}.`).update(body).digest();
    return shown.split(' ').some((one) => {
      const [version, given] = one.split(',');
      const bytes = Buffer.from(given ?? '', 'base64');
      return version === 'v1' && bytes.length === right.length && timingSafeEqual(bytes, right);
    });
  });
}

/** One message of the desk's to Kannel; gives its Outcome. */
async function push(delivery, own) {
  const { delivery_id: id, message } = delivery;
  if (delivery.type !== 'message') return { outcome: 'accepted' };
  if (sent.has(id)) return { outcome: 'accepted', vendor_ids: [id] };
  if (Date.now() - (begun.get(id) ?? 0) < IN_DOUBT_MS) {
    return { outcome: 'unknown', why: 'it may have been sent; the network would say so' };
  }
  if (message.parts.some((part) => part.type !== 'text')) {
    return { outcome: 'rejected', class: 'unsupported', text: 'SMS carries no files' };
  }
  const text = message.parts.map((part) => part.text).join('\n\n');
  if (Buffer.byteLength(text) > DESCRIPTOR.text.limit) return { outcome: 'rejected', class: 'too_large' };
  const query = new URLSearchParams({
    username: settings.user, password: secretIn(settings.password_file), from: settings.from,
    to: message.to.value.replace(/^\+/, ''), text, charset: 'UTF-8', coding: GSM.test(text) ? '0' : '2',
    'dlr-mask': '27', 'dlr-url': `${own}/dlr?of=${encodeURIComponent(id)}&message=${message.id}&state=%d`,
  });
  note('begun', id);
  let answer;
  try {
    answer = await fetch(`${settings.sendsms}?${query}`, { signal: AbortSignal.timeout(15_000) });
  } catch (error) {
    const why = String(error.cause ?? error);
    if (error.cause?.code !== 'ECONNREFUSED') return { outcome: 'unknown', why };
    begun.delete(id); // nobody was there to take it
    return { outcome: 'deferred', why };
  }
  const said = (await answer.text()).slice(0, 500);
  if (answer.status === 202) {
    note('sent', id);
    return { outcome: 'accepted', vendor_ids: [id] };
  }
  begun.delete(id);
  if (answer.status === 403) return { outcome: 'rejected', class: 'auth', code: '403', text: said };
  if (answer.status === 400) return { outcome: 'rejected', class: 'bad_recipient', code: '400', text: said };
  return { outcome: 'deferred', why: `${answer.status} ${said}` };
}

/** Kannel escapes bytes, not characters: a UCS-2 message comes as UTF-16BE. */
function fields(url) {
  const found = {};
  for (const pair of url.slice(url.indexOf('?') + 1).split('&')) {
    const [name, value = ''] = pair.split('=');
    const binary = value.replace(/\+/g, ' ').replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    found[name] = Buffer.from(binary, 'latin1');
  }
  const text = (name) => found[name]?.toString('utf8') ?? '';
  const wide = /^utf-?16/i.test(text('charset'));
  const message = wide ? Buffer.from(found.message).swap16().toString('utf16le') : text('message');
  return { text, message };
}

const plus = (number) => (/^\d{7,}$/.test(number) ? `+${number}` : number);
const STATES = { 1: 'delivered', 2: 'failed', 8: 'sent', 16: 'failed' };

async function answer(request, body, own) {
  if (request.method === 'POST' && request.url === '/push') {
    if (!isSigned(request.headers, body)) return [401, { why: 'the signature is not right' }];
    return [200, await push(JSON.parse(body), own)];
  }
  const { text, message } = fields(request.url);
  if (request.url.startsWith('/mo?')) {
    const seconds = Date.parse(`${text('ts').replace(' ', 'T')}Z`);
    await tell({
      key: text('id'), kind: 'message', from: { scheme: 'tel', value: plus(text('sender')), verified: 'vendor' },
      to: { scheme: 'tel', value: plus(text('to')) }, parts: [{ type: 'text', text: message }],
      ...(Number.isNaN(seconds) ? {} : { occurred_at: new Date(seconds).toISOString() }),
    });
    return [200, ''];
  }
  if (request.url.startsWith('/dlr?')) {
    const [of, state] = [text('of'), STATES[text('state')]];
    if (state && !sent.has(of)) note('sent', of);
    if (state) await tell({ key: `${of}#${state}`, kind: 'receipt', of_message: text('message'), state, code: text('state') });
    return [200, ''];
  }
  return [404, { why: 'POST /push, GET /mo, GET /dlr' }];
}

const server = createServer((request, response) => {
  const pieces = [];
  let bytes = 0;
  request.on('data', (piece) => {
    bytes += piece.length;
    if (bytes > BODY_BYTES_MAX) request.destroy();
    else pieces.push(piece);
  });
  request.on('end', async () => {
    let said;
    try {
      said = await answer(request, Buffer.concat(pieces), `http://${host}:${server.address().port}`);
    } catch (error) {
      console.error(String(error.cause ?? error));
      said = [503, { why: 'not now' }];
    }
    response.writeHead(said[0], { 'content-type': 'application/json' });
    response.end(said[1] === '' ? '' : JSON.stringify(said[1]));
  });
});

/** The desk holds us for silent after three of these that did not come. */
async function beat() {
  try {
    await desk('POST', '/health', { status: 'ok' });
  } catch (error) {
    console.error(String(error.cause ?? error));
  }
  setTimeout(beat, 30_000);
}

const [host, port] = settings.listen.split(':');
server.listen(Number(port), host, async () => {
  for (let pause = 1; ; pause = Math.min(pause * 2, 60)) {
    try {
      await desk('PUT', '/descriptor', DESCRIPTOR);
      break;
    } catch (error) {
      console.error(`again in ${pause} s: ${error.cause ?? error}`);
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
    }
  }
  console.log(`ready http://${host}:${server.address().port}`);
  beat();
});
