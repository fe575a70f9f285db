// The chat: in a frame of the operator's own site, or as a page of its own.

import { mount } from 'svelte';

import App from './App.svelte';
import { alone, around } from './keeping';
import './look.css';
import { wordsFor } from './words';

const channel = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const given = new URLSearchParams(location.hash.slice(1));
const origin = window.parent === window ? null : given.get('around');
const { language, words } = wordsFor(given.get('lang') ?? navigator.language);
document.documentElement.lang = language;

const target = document.getElementById('chat');
if (target) mount(App, { target, props: { channel, language, words, keeping: origin ? around(origin) : alone(channel) } });
