// The connection as a browser makes it.

import type { Heard, Surroundings, Wire } from './surroundings';

export function browser(): Surroundings {
  return {
    open,
    now: () => Date.now(),
    random: () => Math.random(),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  };
}

function open(heard: Heard): Wire {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${location.host}/console/session`);
  socket.onopen = () => heard.opened();
  socket.onmessage = (message: MessageEvent<unknown>) => {
    if (typeof message.data === 'string') heard.text(message.data);
  };
  socket.onclose = () => heard.closed();
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
}
