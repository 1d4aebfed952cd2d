// Conversations and what traffic consists of: completion of searches, and two charts that lead to conversations.
import { addChart, bytes } from './charts.js';
import { bits } from './live.js';
import { moment } from './times.js';

const MOST_IN_CHART = 5;

export function explore() {
  document.querySelectorAll('[data-complete]').forEach(complete);
}

// ---- completion: terms, then values; arrows choose, Enter or Tab takes, Esc closes

function complete(input) {
  const list = document.createElement('ul');
  list.id = `${input.id}-offers`;
  list.className = 'offers';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'What may stand here');
  list.hidden = true;
  input.after(list);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let timer;
  let asked = 0;
  let from = 0;
  let chosen = -1;

  const close = () => {
    asked++;
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (place) => {
    const offers = [...list.children];
    chosen = (place + offers.length) % offers.length;
    offers.forEach((offer, i) => offer.setAttribute('aria-selected', String(i === chosen)));
    input.setAttribute('aria-activedescendant', offers[chosen].id);
    offers[chosen].scrollIntoView({ block: 'nearest' });
  };
  const take = (offer) => {
    const behind = input.value.slice(input.selectionStart);
    const text = offer.dataset.text;
    const isWhole = !/[:>]$/.test(text);
    const before = input.value.slice(0, from) + text + (isWhole && !behind.startsWith(' ') ? ' ' : '');
    input.value = before + behind;
    input.setSelectionRange(before.length, before.length);
    close();
    if (!isWhole) ask();
  };
  const show = (answer) => {
    list.replaceChildren(
      ...answer.suggestions.map((suggestion, i) => {
        const offer = document.createElement('li');
        offer.id = `${list.id}-${i}`;
        offer.setAttribute('role', 'option');
        offer.setAttribute('aria-selected', 'false');
        offer.dataset.text = suggestion.text;
        const text = document.createElement('span');
        text.className = 'mono';
        text.textContent = suggestion.text;
        const words = document.createElement('small');
        words.textContent = suggestion.words;
        offer.append(text, ' ', words);
        return offer;
      }),
    );
    from = answer.from;
    chosen = -1;
    list.hidden = answer.suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
  };
  const ask = async () => {
    const mine = ++asked;
    const text = input.value.slice(0, input.selectionStart);
    const answer = await fetch(`${input.dataset.complete}&q=${encodeURIComponent(text)}`).catch(() => null);
    if (mine === asked && answer?.ok && document.activeElement === input) show(await answer.json());
  };

  // What was offered for fewer letters and no longer fits goes at once, so that nobody takes it in haste.
  const narrow = () => {
    asked++;
    chosen = -1;
    const word = input.value.slice(from, input.selectionStart).toLowerCase();
    [...list.children].filter((offer) => !offer.dataset.text.toLowerCase().startsWith(word)).forEach((offer) => offer.remove());
    if (list.children.length === 0) close();
  };

  input.addEventListener('input', () => {
    narrow();
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener('blur', () => setTimeout(close, 150));
  list.addEventListener('pointerdown', (event) => {
    const offer = event.target.closest('[role=option]');
    if (offer) {
      event.preventDefault();
      take(offer);
    }
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && list.hidden) return ask();
    if (list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(chosen + (event.key === 'ArrowDown' ? 1 : chosen < 0 ? 0 : -1));
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) {
      event.preventDefault();
      take(list.children[chosen]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
}

// ---- charts

function conversations(search) {
  return `/flows?${document.body.dataset.range}&q=${encodeURIComponent(search)}`;
}

function go(event) {
  const search = event.data?.search ?? event.seriesId;
  if (search && !search.startsWith('\u0000')) window.location.assign(conversations(search));
}

addChart(
  'composition',
  (data, { colour, common, timeAxis, valueAxis, empty }) => {
    const shares = data.shares.slice(0, MOST_IN_CHART);
    if (shares.length === 0) return empty('Nothing was counted in this time.');
    const isFlows = data.measure === 'flows';
    const shown = (value) => (value === null || value === undefined ? '–' : isFlows ? Math.round(value).toLocaleString('en') : bits(value));
    const line = (points) => points.map((value, i) => [data.from + i * data.step, value]);
    const area = (name, id, key, points) => ({
      id: id || `\u0000${name}`, name, type: 'line', stack: 'all', showSymbol: points.length < 3, triggerLineEvent: true, color: colour(key),
      lineStyle: { width: 1 }, areaStyle: { opacity: 0.75 }, data: line(points),
    });
    const other = data.whole.points.map((value, i) => value === null ? null : Math.max(0, value - shares.reduce((sum, share) => sum + (share.points[i] ?? 0), 0)));
    return {
      xAxis: timeAxis(data),
      yAxis: valueAxis({ min: 0, axisLabel: { formatter: shown, color: colour('muted') } }),
      tooltip: { ...common().tooltip, valueFormatter: shown },
      series: [
        ...shares.map((share, i) => area(share.name, share.search, `series-${i + 1}`, share.points)),
        ...(data.has_other ? [area('other', '', 'series-other', other)] : []),
        ...(data.whole.points_before.every((value) => !value) ? [] : [{
          id: '\u0000before', name: 'the time before', type: 'line', showSymbol: false, color: colour('text'), z: 5,
          lineStyle: { width: 1.5, type: 'dashed' }, data: line(data.whole.points_before),
        }]),
      ],
    };
  },
  go,
);

addChart(
  'pairs',
  (data, { colour, common, empty }, place) => {
    const told = document.querySelector(place.dataset.told);
    if (told) told.textContent = madeOf(data);
    if (data.pairs.length === 0) return empty('No conversation of this time is hot any more.');
    const nodes = new Map();
    const links = new Map();
    const isWide = place.clientWidth > 600;
    const short = (text, most) => (text.length > most ? `${text.slice(0, most / 2)}…${text.slice(-most / 2)}` : text);
    const node = (side, text, search, key) => {
      const name = `${side}${text}`;
      if (!nodes.has(name)) {
        nodes.set(name, {
          name, search, itemStyle: { color: colour(key), borderWidth: 0 },
          label: { formatter: isWide ? short(text, 36) : side === '|' ? text.split(' ')[0] : short(text, 13), position: side === '>' ? 'left' : 'right' },
        });
      }
      return name;
    };
    const link = (source, target, value, search) => {
      const key = `${source}\u0000${target}`;
      const known = links.get(key);
      if (known) {
        known.value += value;
      } else {
        links.set(key, { source, target, value, search, words: `${source.slice(1)} → ${target.slice(1)}` });
      }
    };
    let left = data.bytes;
    for (const pair of data.pairs) {
      left -= pair.bytes;
      const value = Math.max(1, pair.bytes);
      const source = node('<', pair.src, `src:${pair.src}`, 'series-1');
      const service = node('|', pair.service, pair.search, 'series-5');
      const target = node('>', pair.dst, `dst:${pair.dst}`, 'series-3');
      link(source, service, value, `src:${pair.src} ${pair.search}`);
      link(service, target, value, `${pair.search} dst:${pair.dst}`);
    }
    if (left > 0) {
      link(node('<', 'other hosts', '', 'series-other'), node('|', 'other', '', 'series-other'), left, '');
      link('|other', node('>', 'other hosts ', '', 'series-other'), left, '');
    }
    return {
      tooltip: {
        ...common().tooltip, trigger: 'item',
        formatter: (at) => `${at.dataType === 'edge' ? at.data.words : at.name.slice(1)}: ${bytes(at.value)}`,
      },
      series: [{
        type: 'sankey', left: 4, right: 4, top: 8, bottom: 8, nodeWidth: 10, nodeGap: 10, draggable: false, emphasis: { focus: 'adjacency' },
        label: { color: colour('text'), fontSize: 12 }, lineStyle: { color: colour('muted'), opacity: 0.3 },
        data: [...nodes.values()], links: [...links.values()],
      }],
    };
  },
  go,
);

function madeOf(data) {
  const flows = data.flows.toLocaleString('en');
  if (data.hot_from === null) return 'the 20 largest of hot conversations, of which there are none';
  return `the 20 largest of ${data.is_cut ? `the latest ${flows}` : flows} hot conversations (hot since ${moment(data.hot_from)})`;
}
