// Charts of this page, each from one address of the interface for programs. Colours come from the style sheet.
import { bits } from './live.js';
import { usePointing } from './pointing.js';
import { isByUtc, moment, timeWords } from './times.js';

const drawn = new Map(); // element → chart
const SEVERITIES = { critical: '◆', high: '▲', medium: '■', low: '●', info: '▯' };
const SYMBOLS = { critical: 'diamond', high: 'triangle', medium: 'rect', low: 'circle', info: 'emptyCircle' };
const SOURCES = { traffic: 'traffic', classes: 'shares', families: 'shares', hosts: 'shares', services: 'shares', threat: 'levels', anomaly: 'levels' };

const CLICKS = {};

let range = 'last=1h';
let latest = {};

// A chart of somebody else's: what it shows of its data, and what is done when something in it is clicked.
export function addChart(name, option, click) {
  OPTIONS[name] = (data, chart) => option(data, { colour, common, timeAxis, valueAxis, empty }, chart.getDom());
  CLICKS[name] = click;
}

export function drawCharts(newRange) {
  range = newRange || range;
  if (!window.echarts) return;
  document.querySelectorAll('[data-chart]').forEach((place) => {
    const chart = window.echarts.init(place, null, { renderer: 'canvas' });
    if (CLICKS[place.dataset.chart]) chart.on('click', CLICKS[place.dataset.chart]);
    usePointing(chart, place);
    drawn.set(place, chart);
  });
  new ResizeObserver(() => drawn.forEach((chart) => chart.resize())).observe(document.getElementById('main'));
  refreshCharts();
}

// Where the data of a chart come from; several charts may share it.
function source(place) {
  const figure = place.dataset.figure;
  if (place.dataset.source) return place.dataset.source;
  return figure ? `figures?name=${figure}` : SOURCES[place.dataset.chart];
}

// How a figure's numbers are told, by the unit at the end of its name.
function unitOf(name) {
  const number = (value) => Number(value.toPrecision(4)).toLocaleString('en');
  const units = {
    bytes,
    share: (value) => `${number(100 * value)} %`,
    seconds: (value) => (value === 0 || value >= 1 ? `${number(value)} s` : value >= 0.001 ? `${number(1000 * value)} ms` : `${number(1e6 * value)} µs`),
  };
  const unit = units[name.split('_').at(-1)] ?? number;
  return (value) => (value === null || value === undefined ? '–' : unit(value));
}

export async function refreshCharts() {
  const wanted = new Set([...drawn.keys()].map(source));
  await Promise.all(
    [...wanted].map(async (name) => {
      const answer = await fetch(`/api/v1/${name}${name.includes('?') ? '&' : '?'}${range}`).catch(() => null);
      if (answer?.ok) latest[name] = await answer.json();
    }),
  );
  redrawCharts();
}

export function redrawCharts() {
  drawn.forEach((chart, place) => {
    const data = latest[source(place)];
    if (data) chart.setOption({ ...common(), ...OPTIONS[place.dataset.chart](data, chart) }, { notMerge: true });
  });
}

// The newest seconds, so that the picture moves between two looks at the whole.
export function addSeconds(seconds) {
  const data = latest.traffic;
  if (!data?.until || !range.startsWith('last=')) return;
  const now = seconds.at(-1)[0];
  const length = data.to - data.from;
  for (const [time, , bytesIn, bytesOut, bytesElse] of seconds) {
    const start = Math.floor((time - 1) / data.step) * data.step;
    const newest = data.points.at(-1);
    const part = 8000 / data.step;
    if (time <= data.until) continue; // it is counted already
    if (newest && newest[0] === start) {
      [bytesIn, bytesOut, bytesElse].forEach((bytes, i) => (newest[i + 1] += bytes * part));
    } else if (!newest || start > newest[0]) {
      data.points.push([start, bytesIn * part, bytesOut * part, bytesElse * part]);
    }
    data.until = time;
  }
  if (now > data.to) {
    data.to = now;
    data.from = now - length;
    while (data.points.length > 0 && data.points[0][0] < data.from) data.points.shift();
  }
  drawn.forEach((chart, place) => {
    if (place.dataset.chart === 'traffic') chart.setOption(OPTIONS.traffic(data, chart));
  });
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function common() {
  return {
    animation: false, useUTC: isByUtc,
    textStyle: { color: colour('muted'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 },
    grid: { left: 8, right: 12, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true,
      backgroundColor: colour('raised'), borderColor: colour('line'), textStyle: { color: colour('text'), fontSize: 12 },
    },
  };
}

function timeAxis(data) {
  return {
    type: 'time', min: data.from, max: data.to,
    axisLine: { lineStyle: { color: colour('line') } }, splitLine: { show: false },
    axisLabel: { color: colour('muted'), hideOverlap: true, formatter: timeWords(data.from, data.to) },
    axisPointer: { label: { formatter: (at) => moment(at.value) } },
  };
}

function valueAxis(more) {
  return { type: 'value', splitLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('muted'), ...more?.axisLabel }, ...more, };
}

function empty(words) {
  return { title: { text: words, left: 'center', top: 'middle', textStyle: { color: colour('muted'), fontSize: 13, fontWeight: 400 } }, xAxis: { show: false }, yAxis: { show: false }, series: [] };
}

function bars(rows, name, series) {
  return {
    grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', inverse: true, data: rows.map(name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: colour('text'), width: 150, overflow: 'truncate' } },
    series,
  };
}

// A gap in the data is a gap in the picture.
function withGaps(points, step, value) {
  const line = [];
  points.forEach((point, i) => {
    if (i > 0 && point[0] - points[i - 1][0] > 3 * step) line.push([points[i - 1][0] + step, null]);
    line.push([point[0], value(point)]);
  });
  return line;
}

function share(part, whole) {
  const percent = (100 * part) / whole;
  return percent > 0 && percent < 0.1 ? '< 0.1 %' : `${percent.toFixed(1)} %`;
}

// The conversations that a search finds in the time that is shown.
function flows(search) {
  return search && `/flows?${range}&q=${encodeURIComponent(search)}`;
}

export function bytes(count) {
  return bits(count).replace('bit/s', 'B');
}

const OPTIONS = {
  traffic(data) {
    if (data.points.length === 0) return empty('No traffic in this time.');
    const area = (name, key, value, stack) => ({
      name, stack, type: 'line', step: false, showSymbol: false, lineStyle: { width: 1 }, areaStyle: { opacity: 0.35 }, color: colour(key),
      data: withGaps(data.points, data.step, value),
    });
    const isOneWay = data.points.every((point) => point[1] === 0 && point[2] === 0);
    return {
      xAxis: timeAxis(data),
      yAxis: valueAxis({ axisLabel: { formatter: (value) => bits(Math.abs(value)), color: colour('muted') } }),
      tooltip: { ...common().tooltip, valueFormatter: (value) => (value === null ? '–' : bits(Math.abs(value))) },
      series: [
        ...(isOneWay
          ? [area('among hosts', 'in', (point) => point[3])]
          : [area('in', 'in', (point) => point[1], 'above'), area('inside', 'info', (point) => point[3], 'above'), area('out', 'out', (point) => -point[2])]),
        {
          name: 'incidents', type: 'scatter', z: 9, tooltip: { valueFormatter: () => '' },
          data: data.marks
            .filter((mark) => mark.t >= data.from && mark.t <= data.to)
            .map((mark) => ({ value: [mark.t, 0], name: mark.id, path: `/incidents/${mark.id}`, symbol: SYMBOLS[mark.severity], symbolSize: 11, itemStyle: { color: colour(mark.severity) } })),
        },
      ],
    };
  },
  classes(data) {
    const rows = (data.classes ?? []).filter((row) => row.flows > 0).sort((a, b) => b.flows - a.flows);
    if (rows.length === 0) return empty('No model has judged conversations in this time.');
    const shown = rows.slice(0, 5);
    const rest = rows.slice(5).reduce((sum, row) => sum + row.flows, 0);
    if (rest > 0) shown.push({ name: 'other', flows: rest });
    const path = `/traffic?by=class&measure=flows&${range}`;
    const total = rows.reduce((sum, row) => sum + row.flows, 0);
    return {
      tooltip: { ...common().tooltip, trigger: 'item' },
      title: { text: total.toLocaleString('en'), subtext: 'conversations', left: '29%', textAlign: 'center', top: '38%', textStyle: { color: colour('text'), fontSize: 16 }, subtextStyle: { color: colour('muted') } },
      legend: {
        orient: 'vertical', left: '60%', top: 'middle', selectedMode: false, itemWidth: 10, itemHeight: 10, textStyle: { color: colour('text'), width: 130, overflow: 'truncate' },
        formatter: (name) => `${name}  ${share(shown.find((row) => row.name === name).flows, total)}`, // beside a ring small shares would write over each other
      },
      series: [{
        type: 'pie', radius: ['60%', '84%'], center: ['30%', '50%'], label: { show: false }, minAngle: 3, itemStyle: { borderColor: colour('surface'), borderWidth: 2 },
        data: shown.map((row, i) => ({ name: row.name, value: row.flows, path, itemStyle: { color: colour(row.name.toLowerCase() === 'benign' ? 'info' : i < 5 ? `series-${i + 1}` : 'series-other') } })),
      }],
    };
  },
  families(data) {
    const rows = (data.families ?? []).sort((a, b) => b.incidents - a.incidents);
    if (rows.length === 0) return empty('No incident in this time.');
    return bars(rows, (row) => `${SEVERITIES[row.severity]} ${row.name}`, [{
      name: 'incidents', type: 'bar', barMaxWidth: 18, label: { show: true, position: 'right', color: colour('text') },
      data: rows.map((row) => ({ value: row.incidents, path: `/incidents?show=all&family=${encodeURIComponent(row.name)}&${range}`, itemStyle: { color: colour(row.severity) } })),
    }]);
  },
  hosts(data) {
    const rows = data.hosts ?? [];
    if (rows.length === 0) return empty('No conversation has ended in this time.');
    const way = (name, key) => ({
      name, type: 'bar', stack: 'all', barMaxWidth: 18, color: colour(key === 'sent' ? 'out' : 'in'), data: rows.map((row) => ({ value: row[key], path: `/hosts/${encodeURIComponent(row.name)}?${range}` })),
    });
    return {
      ...bars(rows, (row) => row.name, [way('received', 'received'), { ...way('sent', 'sent'), label: { show: true, position: 'right', color: colour('muted'), formatter: (at) => bytes(rows[at.dataIndex].sent + rows[at.dataIndex].received) } }]),
      tooltip: { ...common().tooltip, valueFormatter: bytes },
    };
  },
  services(data) {
    const rows = data.services ?? [];
    if (rows.length === 0) return empty('No conversation has ended in this time.');
    return {
      ...bars(rows, (row) => row.name, [{
        name: 'bytes', type: 'bar', barMaxWidth: 18, color: colour('info'), data: rows.map((row) => ({ value: row.bytes, path: flows(row.search) })),
        label: { show: true, position: 'right', color: colour('muted'), formatter: (at) => bytes(at.value) },
      }]),
      tooltip: { ...common().tooltip, valueFormatter: bytes },
    };
  },
  protocols(data) {
    const rows = data.shares.slice(0, 8);
    if (rows.length === 0) return empty('No conversation has ended in this time.');
    return {
      ...bars(rows, (row) => row.name, [{
        name: 'bytes', type: 'bar', barMaxWidth: 18, color: colour('info'), data: rows.map((row) => ({ value: row.now, path: flows(row.search) })),
        label: { show: true, position: 'right', color: colour('muted'), formatter: (at) => bytes(at.value) },
      }]),
      tooltip: { ...common().tooltip, valueFormatter: bytes },
    };
  },
  threat(data) {
    return {
      xAxis: timeAxis(data),
      yAxis: valueAxis({ min: 0, max: 100 }),
      visualMap: {
        show: false, dimension: 1, seriesIndex: 0,
        pieces: [[90, 'critical'], [70, 'high'], [50, 'medium'], [25, 'low'], [0, 'info']].map(([from, key], i, all) => ({ gte: from, lt: i === 0 ? 101 : all[i - 1][0], color: colour(key) })),
      },
      series: [{ name: 'threat level', type: 'line', step: 'end', showSymbol: false, lineStyle: { width: 2 }, areaStyle: { opacity: 0.2 }, data: data.threat }],
    };
  },
  figure(data) {
    const series = data.series.filter((one) => one.points.length > 0);
    if (series.length === 0) return empty('Nothing was measured in this time.');
    const shown = unitOf(data.name);
    const isDirect = series.length > 1 && series.length <= 4;
    const keys = ['series-1', 'series-3', 'series-5', 'series-2', 'series-4', 'series-other'];
    return {
      ...(isDirect ? { grid: { left: 8, right: 112, top: 16, bottom: 4, containLabel: true } } : {}),
      xAxis: timeAxis(data),
      yAxis: valueAxis({ min: 0, axisLabel: { formatter: shown, color: colour('muted') } }),
      tooltip: { ...common().tooltip, valueFormatter: shown },
      series: series.map((one, i) => ({
        ...(isDirect ? { endLabel: { show: true, formatter: one.label || 'all', color: colour(keys[i % keys.length]) }, labelLayout: { moveOverlap: 'shiftY' } } : {}),
        name: one.label || data.name.replaceAll('_', ' '), type: 'line', showSymbol: one.points.length < 3, color: colour(keys[i % keys.length]),
        lineStyle: { width: 1.5 }, data: withGaps(one.points, 60_000, (point) => point[1]),
      })),
    };
  },
  anomaly(data) {
    const streams = (data.anomaly ?? []).filter((stream) => stream.standing.length > 0);
    if (streams.length === 0) return empty('No model has judged minutes in this time.');
    const keys = ['series-1', 'series-3', 'series-5', 'series-2'];
    return {
      grid: { left: 8, right: 132, top: 16, bottom: 4, containLabel: true },
      xAxis: timeAxis(data),
      yAxis: valueAxis({ min: 0 }),
      series: streams.slice(0, 4).flatMap((stream, i) => [
        { name: stream.model, type: 'line', showSymbol: stream.standing.length < 3, color: colour(keys[i]), lineStyle: { width: 1.5 }, data: stream.standing, endLabel: { show: true, formatter: stream.model, color: colour(keys[i]) }, labelLayout: { moveOverlap: 'shiftY' } },
        { name: `${stream.model}: limit`, type: 'line', showSymbol: false, color: colour('high'), lineStyle: { width: 1, type: 'dashed' }, data: stream.limit },
      ]),
    };
  },
};

// The risk of one host is drawn as that of all.
OPTIONS.risk = OPTIONS.threat;
