// Ties the parts of a page together. Each part works on whatever of it is on this page.
import { drawCharts, redrawCharts } from './charts.js';
import { listen } from './live.js';
import './hostcharts.js';
import { useKeys } from './keys.js';
import { useZones } from './times.js';
import { explore } from './explore.js';
import { useNews } from './news.js';

const page = document.body;

document.getElementById('theme')?.addEventListener('click', () => {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem('theme', next);
  redrawCharts();
});

document.querySelector('.range select')?.addEventListener('change', (event) => {
  const address = new URL(window.location.href);
  ['from', 'to', 'page', 'after'].forEach((name) => address.searchParams.delete(name));
  address.searchParams.set('last', event.target.value);
  window.location.assign(address);
});

page.addEventListener('click', (event) => {
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    navigator.clipboard?.writeText(document.querySelector(copy.dataset.copy).textContent);
    copy.textContent = 'Copied';
  }
});

// What cannot be undone is asked for once more.
page.addEventListener('submit', (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

// How many lines are selected, and what can be done with them.
page.addEventListener('change', () => {
  const form = document.getElementById('selected');
  if (form) {
    const count = form.querySelectorAll('input[name=id]:checked').length;
    form.querySelector('.bulk').hidden = count === 0;
    form.querySelector('[data-selected]').textContent = count;
  }
});

// What was said can be taken back for ten seconds.
let toastEnds;
document.getElementById('toast')?.addEventListener('htmx:afterSwap', (event) => {
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => event.target.replaceChildren(), 10_000);
});

// Only what somebody has done is answered: what a page asks by itself is asked again.
function isDeed(event) {
  const { verb, triggeringEvent } = event.detail.requestConfig;
  return verb !== 'get' || ['click', 'submit', 'keydown'].includes(triggeringEvent?.type);
}
function say(text) {
  const words = document.createElement('p');
  words.className = 'toast';
  words.textContent = text;
  document.getElementById('toast').replaceChildren(words);
}
page.addEventListener('htmx:responseError', (event) => {
  if (!isDeed(event)) return;
  const isRefused = event.detail.xhr.status === 403;
  say(isRefused ? 'That is not allowed to you, or this page is too old: load it again.' : 'That was not done. Try again.');
});
page.addEventListener('htmx:sendError', (event) => {
  if (isDeed(event)) say('That was not done: Vedette cannot be reached. Try again.');
});

useNews();
useZones();
useKeys();
explore();
drawCharts(page.dataset.range);
listen(page.dataset.last);
