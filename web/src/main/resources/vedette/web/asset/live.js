// What is new, as the server tells it about once a second. Values change in place; nothing moves.
import { addSeconds, refreshCharts } from './charts.js';

let isPaused = false;
let changes = null;
let source = null;

export function listen(last) {
  document.getElementById('pause')?.addEventListener('click', (event) => {
    isPaused = !isPaused;
    event.currentTarget.setAttribute('aria-pressed', isPaused);
    event.currentTarget.textContent = isPaused ? 'Paused' : 'Pause';
  });
  // A page that nobody sees needs nothing, and leaves the browser's few connections to those that are seen.
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : start()));
  if (!document.hidden) start();
  if (last) setInterval(lookAgain, 10_000);
}

// At the whole, for what is not told each second.
function lookAgain() {
  if (isPaused || document.hidden) return;
  refreshCharts();
  document.body.dispatchEvent(new CustomEvent('look-again'));
}

function start() {
  if (source) return;
  source = new EventSource('/api/v1/live');
  source.onmessage = (event) => !isPaused && show(JSON.parse(event.data));
  source.onerror = () => text('line', 'the connection is lost; trying again …');
}

function stop() {
  source?.close();
  source = null;
}

function show(now) {
  text('line', now.line);
  text('sentence', now.sentence);
  text('rest', now.rest);
  text('open', now.open === 0 ? '' : String(now.open));
  document.querySelectorAll('.dot, .state').forEach((mark) => (mark.dataset.state = now.state));
  const title = document.body.dataset.title + ' · Vedette';
  document.title = now.open > 0 ? `(${now.open}) ${title}` : title;
  if (now.seconds.length > 0) {
    const [, , bytesIn, bytesOut, bytesElse] = now.seconds.at(-1);
    text('throughput', bits(8 * (bytesIn + bytesOut + bytesElse)));
    addSeconds(now.seconds);
  }
  if (changes !== null && changes !== now.changes) {
    document.body.dispatchEvent(new CustomEvent('incidents-changed', { detail: { live: true } }));
  }
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
