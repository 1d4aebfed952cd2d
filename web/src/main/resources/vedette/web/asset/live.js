// What is new, as the server tells it about once a second. Values change in place; nothing moves.
import { addSeconds, refreshCharts } from './charts.js';
import { renewValues, tellOfNews } from './news.js';

const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const SILENCE = 15_000; // something is said every few seconds, whatever happens

let isPaused = false;
let changes = null;
let source = null;
let heard = 0;
let failures = 0;
let timer = null;

export function listen(last) {
  document.getElementById('pause')?.addEventListener('click', (event) => {
    isPaused = !isPaused;
    event.currentTarget.setAttribute('aria-pressed', isPaused);
    event.currentTarget.textContent = isPaused ? 'Paused' : 'Pause';
  });
  // A page that nobody sees needs nothing, and leaves the browser's few connections to those that are seen.
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()));
  window.addEventListener('online', again);
  if (!document.hidden) start();
  setInterval(() => source && Date.now() - heard > SILENCE && lost(), 5_000);
  if (last) setInterval(lookAgain, 10_000);
}

// At the whole, for what is not told each second.
function lookAgain() {
  if (isPaused || document.hidden) return;
  refreshCharts();
  renewValues();
}

function start() {
  if (source || timer) return;
  heard = Date.now();
  const mine = new EventSource('/api/v1/live');
  source = mine;
  mine.onmessage = (event) => {
    heard = Date.now();
    failures = 0;
    if (!isPaused) show(JSON.parse(event.data));
  };
  // A browser tries again by itself, but not once it got an answer that is no stream: then that is for us.
  mine.onerror = () => {
    text('line', 'the connection is lost; trying again …');
    if (mine === source && mine.readyState === EventSource.CLOSED) lost();
  };
}

function stop() {
  clearTimeout(timer);
  timer = null;
  source?.close();
  source = null;
}

function again() {
  failures = 0;
  if (document.hidden) return;
  stop();
  start();
}

// Later each time, and not at the same moment as all others who have lost it.
async function lost() {
  stop();
  const wait = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** failures++);
  timer = setTimeout(() => {
    timer = null;
    if (!document.hidden) start();
  }, wait * (0.5 + Math.random() / 2));
  const answer = await fetch('/api/v1/live', { method: 'HEAD' }).catch(() => null);
  if (answer?.status === 401) signedOut();
}

// What somebody is typing is not taken away from them.
function signedOut() {
  if ([...document.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue)) {
    text('line', 'you are signed out: what you typed is still here, copy it before you sign in again');
    return;
  }
  window.location.assign(`/sign-in?to=${encodeURIComponent(window.location.pathname + window.location.search)}`);
}

function show(now) {
  text('line', now.line);
  text('sentence', now.sentence);
  text('rest', now.rest);
  text('open', now.open === 0 ? '' : String(now.open));
  document.querySelectorAll('[data-live=sentence] a').forEach((link) => link.setAttribute('href', now.path));
  document.querySelectorAll('.dot, .state').forEach((mark) => (mark.dataset.state = now.state));
  const title = document.body.dataset.title + ' · Vedette';
  document.title = now.open > 0 ? `(${now.open}) ${title}` : title;
  if (now.seconds.length > 0) {
    const [, , bytesIn, bytesOut, bytesElse] = now.seconds.at(-1);
    text('throughput', bits(8 * (bytesIn + bytesOut + bytesElse)));
    addSeconds(now.seconds);
  }
  if (changes !== null && changes !== now.changes) tellOfNews();
  changes = now.changes;
}

function text(name, value) {
  document.querySelectorAll(`[data-live=${name}]`).forEach((place) => {
    const target = place.querySelector('a') ?? place;
    if (target.textContent !== value) target.textContent = value;
  });
}

export function bits(perSecond) {
  const units = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'];
  let unit = 0;
  let left = perSecond;
  while (left >= 999.5 && unit < units.length - 1) {
    left /= 1000;
    unit++;
  }
  return `${unit === 0 || left >= 100 ? Math.round(left) : left.toPrecision(3)} ${units[unit]}`;
}
