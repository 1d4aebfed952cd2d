// What has changed is told in a quiet bar and fetched when somebody asks: nothing moves before, and nothing that somebody
// has typed, selected or is at gets lost. Many who look do not ask at the same moment.
const SOONEST = 1_000;
const SPREAD = 7_000;
const SPEAKS_EVERY = 60_000;

let isDue = false;
let spoke = -SPEAKS_EVERY;

const place = () => document.querySelector('[data-news]');
const bar = () => document.getElementById('news');

export function useNews() {
  bar()?.addEventListener('click', () => fetchNews(true));
  document.body.addEventListener('incidents-changed', () => fetchNews(false)); // whoever has judged wants to see it
}

// Somebody else, or the network, has changed something.
export function tellOfNews() {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    compare();
    document.querySelectorAll('[data-renew=news]').forEach(renew);
  }, SOONEST + Math.random() * SPREAD);
}

// Numbers, in place.
export async function renewValues() {
  for (const group of document.querySelectorAll('[data-values]')) {
    const answer = await fetch(group.dataset.values, { headers: { 'HX-Request': 'true' } }).catch(() => null);
    if (!answer?.ok) continue;
    const fresh = document.createElement('template');
    fresh.innerHTML = await answer.text();
    fresh.content.querySelectorAll('[data-live]').forEach((value) => {
      const shown = group.querySelector(`[data-live="${CSS.escape(value.dataset.live)}"]`);
      if (!shown) return;
      shown.textContent = value.textContent;
      shown.title = value.title;
      shown.closest('a').href = value.closest('a').href;
    });
  }
}

// A part of a page that may change by itself, but not while somebody is at it.
function renew(part) {
  if (!part.matches(':hover') && !part.contains(document.activeElement)) return window.htmx?.trigger(part, 'renew');
  if (part.dataset.waits) return;
  part.dataset.waits = 'yes';
  const again = () => {
    delete part.dataset.waits;
    ['pointerleave', 'focusout'].forEach((name) => part.removeEventListener(name, again));
    setTimeout(() => renew(part));
  };
  ['pointerleave', 'focusout'].forEach((name) => part.addEventListener(name, again));
}

async function compare() {
  const about = place();
  if (!about) return;
  const answer = await fetch(about.dataset.news).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new Map((await answer.text()).split('\n').filter(Boolean).map((line) => line.split(' ')));
  const shown = new Map([...about.querySelectorAll('[data-mark]')].map((line) => [line.dataset.id, line.dataset.mark]));
  const newer = [...fresh.keys()].filter((id) => !shown.has(id)).length;
  const other = [...fresh].filter(([id, mark]) => shown.has(id) && shown.get(id) !== mark).length;
  const gone = [...shown.keys()].filter((id) => !fresh.has(id)).length;
  // From a full page what is new pushes others to the next one.
  const left = fresh.size >= Number(about.dataset.full) ? Math.max(0, gone - newer) : gone;
  say([[newer, 'new'], [other, 'changed'], [left, 'gone']].filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(', '));
}

function say(words) {
  const button = bar();
  button.hidden = words === '';
  if (words === '') return;
  button.textContent = `${words}: show`;
  if (Date.now() - spoke < SPEAKS_EVERY) return;
  spoke = Date.now();
  document.getElementById('news-said').textContent = words;
}

async function fetchNews(withSelection) {
  const about = place();
  if (!about) return;
  const answer = await fetch(about.dataset.fresh, { headers: { 'HX-Request': 'true' } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return say('this could not be fetched; try again');
  const html = await answer.text();
  const back = kept(about, withSelection);
  about.innerHTML = html;
  window.htmx?.process(about);
  back();
  say('');
}

// What is to be as before in a part that is replaced: what is selected and typed, the focus, the position.
function kept(part, withSelection) {
  const height = window.scrollY;
  const selected = withSelection ? [...part.querySelectorAll('input[name=id]:checked')].map((box) => box.value) : [];
  const typed = [...part.querySelectorAll('textarea')].map((field) => [field.id, field.value, field.selectionStart, field.selectionEnd]);
  const isIn = part.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  const line = [...part.querySelectorAll('[data-line]')].indexOf(document.activeElement.closest('[data-line]'));
  return () => {
    selected.forEach((id) => (part.querySelector(`input[name=id][value="${CSS.escape(id)}"]`) ?? {}).checked = true);
    typed.forEach(([id, value, from, to]) => {
      const field = document.getElementById(id);
      if (!field) return;
      field.value = value;
      field.setSelectionRange(from, to);
    });
    if (isIn) {
      const lines = part.querySelectorAll('[data-line]');
      (part.querySelector(isIn) ?? lines[Math.min(line, lines.length - 1)])?.focus({ preventScroll: true });
    }
    window.scrollTo(0, height);
    part.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

function nameOf(element) {
  const line = element.closest('[data-line]');
  if (line) return `[data-id="${CSS.escape(line.dataset.id)}"]${line === element ? '' : ` ${element.localName}`}`;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const told = ['name', 'value', 'href', 'data-copy'].filter((name) => element.hasAttribute(name));
  return element.localName + told.map((name) => `[${name}="${CSS.escape(element.getAttribute(name))}"]`).join('');
}
