import { mount } from 'svelte';
import './look.css';
import App from './parts/App.svelte';
import { desk } from './state/desk.svelte';

const target = document.getElementById('app');
if (target) {
  mount(App, { target });
  desk.start();
}
