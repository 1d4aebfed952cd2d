// Charts of the page of one host. They share one answer of the interface for programs.
import { addChart, bytes } from './charts.js';

addChart('usual', (data, { colour, common, valueAxis }) => {
  const isKnown = data.usual.length > 0;
  return {
    xAxis: { type: 'category', data: data.today.map((_, hour) => String(hour)), axisTick: { show: false }, axisLine: { lineStyle: { color: colour('line') } }, axisLabel: { color: colour('muted') } },
    yAxis: valueAxis({ min: 0, axisLabel: { formatter: bytes, color: colour('muted') } }),
    tooltip: { ...common().tooltip, valueFormatter: (value) => (value === null || value === undefined ? '–' : bytes(value)) },
    series: [
      { name: 'today', type: 'bar', barMaxWidth: 14, color: colour('accent'), data: data.today },
      ...(isKnown ? [{ name: 'usual', type: 'line', step: 'middle', showSymbol: false, color: colour('muted'), lineStyle: { width: 2, type: 'dashed' }, data: data.usual }] : []),
    ],
  };
});

addChart('peers', (data, { colour, common, empty }, place) => {
  if (data.peers.length === 0) return empty('No conversation of it has ended in this time.');
  const most = Math.max(...data.peers.map((peer) => peer.sent + peer.received), 1);
  const ring = data.peers.length;
  const [width, height] = [place.clientWidth, place.clientHeight];
  const isNarrow = width < 500;
  const spot = (i) => {
    const angle = (2 * Math.PI * i) / ring - Math.PI / 2;
    return [width / 2 + Math.cos(angle) * width * 0.36, height / 2 + Math.sin(angle) * height * 0.4];
  };
  const node = (peer, i) => {
    const [x, y] = spot(i);
    return {
      id: peer.address, name: peer.address, x, y,
      symbol: peer.inside ? 'circle' : 'rect', symbolSize: 10 + 14 * Math.sqrt((peer.sent + peer.received) / most),
      itemStyle: { color: colour(peer.severity || 'info') },
      label: { show: !isNarrow && (ring <= 16 || i < 8), position: x < width / 2 ? 'left' : 'right', color: colour('text') },
      peer,
    };
  };
  const rest = data.peers_left_out > 0 ? `and ${data.peers_left_out.toLocaleString('en')} more` : '';
  return {
    title: { text: `● inside  ■ outside  ${rest}`, left: 0, bottom: 0, textStyle: { color: colour('muted'), fontSize: 12, fontWeight: 400 } },
    tooltip: {
      ...common().tooltip, trigger: 'item',
      formatter: (at) => (at.data?.peer ? `${at.data.id}\n${at.data.peer.conversations} conversations\nsent ${bytes(at.data.peer.sent)}, received ${bytes(at.data.peer.received)}` : ''),
    },
    series: [{
      type: 'graph', layout: 'none', coordinateSystem: null, left: 0, right: 0, top: 0, bottom: 0, silent: false, roam: false,
      data: [
        { id: data.address, name: data.address, x: width / 2, y: height / 2, symbol: data.inside ? 'circle' : 'rect', symbolSize: 30, itemStyle: { color: colour('accent') }, label: { show: true, position: 'bottom', color: colour('text') } },
        // Corners that nobody sees hold the picture at its size.
        { id: ' a', x: 0, y: 0, symbolSize: 0 },
        { id: ' b', x: width, y: height, symbolSize: 0 },
        ...data.peers.map(node),
      ],
      links: data.peers.map((peer) => ({
        source: data.address, target: peer.address,
        lineStyle: { width: 1 + 5 * Math.sqrt((peer.sent + peer.received) / most), color: colour(peer.severity || 'line'), opacity: 0.8 },
      })),
    }],
  };
}, (at) => {
  if (at.data?.peer) window.location.assign(`/hosts/${encodeURIComponent(at.data.id)}${window.location.search}`);
});
