// Single keys, for those who sit here all day. They can be switched off, and are off while somebody types.
export function useKeys() {
  const help = document.getElementById('keys');
  const isOn = document.getElementById('keys-on');
  if (!help) return;
  isOn.checked = localStorage.getItem('keys') !== 'off';
  isOn.addEventListener('change', () => localStorage.setItem('keys', isOn.checked ? 'on' : 'off'));
  document.getElementById('help')?.addEventListener('click', () => help.showModal());

  let isGoing = false;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest('input:not([type=checkbox]), textarea, select')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (event.key === 'Escape') return document.querySelector('[data-back]')?.click();
    if (!isOn.checked) return;
    if (isGoing) {
      isGoing = false;
      return document.querySelector(`.places a[data-key="${CSS.escape(event.key)}"]`)?.click();
    }
    const done = {
      g: () => (isGoing = true),
      '?': () => help.showModal(),
      '/': () => document.querySelector('[data-search]')?.focus(),
      p: () => document.getElementById('pause')?.click(),
      j: () => move(1),
      k: () => move(-1),
      Enter: () => document.activeElement.matches('[data-line]') && document.activeElement.querySelector('a')?.click(),
      x: () => line()?.querySelector('input[type=checkbox]')?.click(),
      a: () => judge('acknowledged'),
      f: () => judge('false-alarm'),
      s: () => suppress(),
      n: () => document.querySelector('#news:not([hidden])')?.click(),
    }[event.key];
    if (done && done() !== false && event.key !== 'Enter') event.preventDefault();
  });
}

function line() {
  return document.activeElement.closest?.('[data-line]');
}

function move(by) {
  const lines = [...document.querySelectorAll('[data-line]')];
  const next = lines[lines.indexOf(line()) + by] ?? (by > 0 ? lines[0] : lines.at(-1));
  next?.focus();
}

// What is like the incident on this page, or like the line that has the focus.
function suppress() {
  const link = document.querySelector('a[data-suppress]');
  const id = line()?.dataset.id;
  if (link) link.click();
  else if (id) window.location.assign(`/rules?incident=${encodeURIComponent(id)}`);
}

// The incident on this page, or the line that has the focus, or those that are selected.
function judge(verdict) {
  const button = document.querySelector(`.judge button[value=${verdict}]`);
  if (button) return button.click();
  const form = document.getElementById('selected');
  const box = line()?.querySelector('input[name=id]');
  if (form && box && !form.querySelector('input[name=id]:checked')) box.click();
  return form?.querySelector('input[name=id]:checked') && form.querySelector(`button[value=${verdict}]`).click();
}
