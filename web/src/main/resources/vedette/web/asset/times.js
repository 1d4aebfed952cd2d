// Times in the zone of the page, so that charts say the same as tables; and the choice of that zone.
const DAYS = 3 * 24 * 3_600_000;
const A_YEAR = 365 * 24 * 3_600;

const written = {
  day: format({ day: 'numeric', month: 'short' }),
  second: format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
};

function format(what) {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: document.body.dataset.zone, ...what });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...what }); // a zone that this browser has not heard of
  }
}

export function moment(time) {
  return `${written.day.format(time)}, ${written.second.format(time)}`;
}

// ECharts looks for round times by the clock of the browser, or by UTC. Where neither is the zone of the page the times
// below a chart are not as round, but as right.
export const isByUtc = document.body.dataset.zone !== Intl.DateTimeFormat().resolvedOptions().timeZone;

// What stands below a chart.
export function timeWords(from, to) {
  return (time) => {
    const clock = written.second.format(time);
    if (clock === '00:00:00') return written.day.format(time);
    const short = clock.endsWith(':00') ? clock.slice(0, 5) : clock;
    return to - from > DAYS ? `${written.day.format(time)}, ${short}` : short;
  };
}

export function useZones() {
  document.getElementById('zone')?.addEventListener('change', (event) => {
    const zone = { utc: 'UTC', local: Intl.DateTimeFormat().resolvedOptions().timeZone }[event.target.value];
    document.cookie = `vedette-zone=${zone ?? ''}; Path=/; SameSite=Lax; Max-Age=${zone ? A_YEAR : 0}`;
    window.location.reload();
  });
}
