// What is pointed at on a chart leads to what it shows; a stroke over time chooses that time.
const LEAST = 8; // pixels: less is a click
const SHORTEST = 60_000;
const PARTS = 60;

// Where a time on a chart leads.
const PLACES = {
  traffic: (time) => `/flows?${time}`,
  threat: (time) => `/incidents?show=all&${time}`,
  risk: (time) => `/incidents?show=all&${time}`,
  anomaly: (time) => `/models?${time}`,
};

export function usePointing(chart, place) {
  let isStroke = false;
  let isGone = false; // lines and areas are hit as well as marks, but only marks lead somewhere by themselves
  chart.on('click', (event) => {
    isGone = Boolean(event.data?.path) && !isStroke;
    if (isGone) go(event.data.path);
  });
  chart.getZr().on('click', (event) => {
    const times = PLACES[place.dataset.chart] && axis(chart);
    if (isGone || isStroke || !times || !isIn(chart, event.offsetX, event.offsetY)) return;
    const half = Math.max(SHORTEST, (times.max - times.min) / PARTS) / 2;
    const at = timeAt(chart, event.offsetX);
    go(PLACES[place.dataset.chart](query(at - half, at + half)));
  });
  place.addEventListener('pointerdown', (event) => {
    isStroke = false;
    isGone = false;
    const left = place.getBoundingClientRect().left;
    const begun = event.clientX - left;
    if (event.pointerType !== 'mouse' || event.button !== 0 || !axis(chart) || !isIn(chart, begun, event.clientY - place.getBoundingClientRect().top)) return;
    const mark = document.createElement('div');
    mark.className = 'stroke';
    const move = (moved) => {
      const now = moved.clientX - left;
      if (!isStroke && Math.abs(now - begun) < LEAST) return;
      isStroke = true;
      place.append(mark);
      mark.style.left = `${Math.min(begun, now)}px`;
      mark.style.width = `${Math.abs(now - begun)}px`;
    };
    const end = (ended) => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('keydown', cancel);
      mark.remove();
      if (isStroke && ended) choose(...[begun, ended.clientX - left].sort((a, b) => a - b).map((x) => timeAt(chart, x)));
    };
    const cancel = (pressed) => pressed.key === 'Escape' && end(null);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('keydown', cancel);
  });
}

function axis(chart) {
  const first = chart.getOption()?.xAxis?.[0];
  return first?.type === 'time' ? first : null;
}

function isIn(chart, x, y) {
  return chart.containPixel({ gridIndex: 0 }, [x, y]);
}

function timeAt(chart, x) {
  const { min, max } = axis(chart);
  return Math.min(max, Math.max(min, chart.convertFromPixel({ xAxisIndex: 0 }, x)));
}

function query(from, to) {
  const text = (time) => new Date(Math.round(time / 1_000) * 1_000).toISOString();
  return `from=${text(from)}&to=${text(to)}`;
}

function choose(from, to) {
  const address = new URL(window.location.href);
  ['last', 'page', 'after'].forEach((name) => address.searchParams.delete(name));
  new URLSearchParams(query(from, Math.max(to, from + 1_000))).forEach((value, name) => address.searchParams.set(name, value));
  window.location.assign(address);
}

function go(path) {
  window.location.assign(path);
}
