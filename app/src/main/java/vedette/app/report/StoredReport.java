package vedette.app.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.app.text.Times;
import vedette.common.Address;
import vedette.feature.AddressSet;
import vedette.incident.IncidentSnapshot;
import vedette.report.data.Condition;
import vedette.report.data.Exactness;
import vedette.report.data.Findings;
import vedette.report.data.HostTraffic;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.report.data.ReportData;
import vedette.report.data.Scope;
import vedette.report.data.Series;
import vedette.report.data.ServiceTraffic;
import vedette.report.data.ThreatPoint;
import vedette.report.data.Totals;
import vedette.report.data.Traffic;
import vedette.report.data.TrafficPoint;
import vedette.report.text.ServiceName;
import vedette.store.StorePlace;
import vedette.store.database.Micros;
import vedette.store.flows.MinuteReader;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.store.incidents.Watched;
import vedette.store.people.SuppressionBook;

/// What a report wants to know of a period, read from a store.
final class StoredReport {

    private static final int MOST_INCIDENTS = 10_000;
    private static final int MOST_RANKED = 25;
    private static final int MOST_HOSTS = 100_000;
    private static final int MOST_POINTS = 240;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7));

    private final StorePlace place;
    private final Period period;
    private final AddressSet home;
    private final Duration step;

    /// @param home which hosts are inside
    StoredReport(StorePlace place, Period period, AddressSet home) {
        this.place = place;
        this.period = period;
        this.home = home;
        step = STEPS.stream()
                .filter(one -> period.length().dividedBy(one) <= MOST_POINTS)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    /// @param version of the program
    ReportData data(String version) throws IOException {
        List<Watched> runs;
        List<StoredIncident> all;
        long from = Times.nanos(period.from());
        long to = Times.nanos(period.to());
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            runs = reader.watched(from, to);
            all = reader.find(IncidentFilter.all().between(from, to).atMost(MOST_INCIDENTS));
        }
        Shown shown = Shown.of(all, new SuppressionBook(place.incidents()).all(), period);
        Scope scope = new Scope("default", "default", period, exactness(runs), null, version);
        Gaps gaps = new Gaps(period, runs);
        ModelsThen models = ModelsThen.of(place, period);
        return ReportData.of(scope)
                .with(traffic(runs, models))
                .with(findings(shown, runs, models))
                .with(new Condition(
                        new NetworkHealth(place, period).figures(),
                        new SystemHealth(place, period).figures(),
                        models.models(),
                        Part.of(gaps.all())));
    }

    private static Exactness exactness(List<Watched> runs) {
        return runs.stream()
                .map(Watched::inexact)
                .filter(why -> !why.isEmpty())
                .findFirst()
                .map(Exactness::notExact)
                .orElse(Exactness.EXACT);
    }

    private Traffic traffic(List<Watched> runs, ModelsThen models) throws IOException {
        Map<String, HostTraffic> hosts = new HashMap<>();
        Map<Long, TrafficPoint> points = new TreeMap<>(); // in the order of time
        MinuteReader.Sums sums;
        List<ServiceTraffic> services;
        long from = Micros.of(period.from());
        long to = Micros.of(period.to());
        try (MinuteReader minutes = new MinuteReader(place.flows())) {
            sums = minutes.sums(from, to);
            minutes.hosts(from, to, minute -> add(minute, hosts, points));
            services = minutes.services(from, to, MOST_RANKED).stream()
                    .map(one ->
                            new ServiceTraffic(ServiceName.of(one.protocol(), one.port()), one.bytes(), one.flows()))
                    .toList();
        }
        long inside =
                hosts.values().stream().filter(host -> isInside(host.host())).count();
        Totals totals = new Totals(
                sums.packets(),
                sums.bytes(),
                sums.flows(),
                inside,
                hosts.size() - inside,
                runs.stream().mapToLong(Watched::dropped).sum());
        List<HostTraffic> talkers = hosts.values().stream()
                .sorted(Comparator.comparingLong((HostTraffic host) -> -host.bytesIn() - host.bytesOut())
                        .thenComparing(HostTraffic::host))
                .limit(MOST_RANKED)
                .toList();
        return new Traffic(
                totals,
                new Series<>(step, Part.of(List.copyOf(points.values()))),
                Part.of(talkers),
                Part.of(services),
                models.classes());
    }

    private void add(MinuteReader.HostMinute minute, Map<String, HostTraffic> hosts, Map<Long, TrafficPoint> points) {
        Address address = Address.parse(minute.host());
        if (hosts.size() < MOST_HOSTS || hosts.containsKey(minute.host())) {
            hosts.merge(
                    minute.host(),
                    new HostTraffic(address, minute.received(), minute.sent(), minute.flows()),
                    (one, other) -> new HostTraffic(
                            address,
                            one.bytesIn() + other.bytesIn(),
                            one.bytesOut() + other.bytesOut(),
                            one.flows() + other.flows()));
        }
        if (isInside(address)) {
            Instant start = startOf(Instant.EPOCH.plus(minute.minute(), ChronoUnit.MICROS));
            points.merge(
                    start.getEpochSecond(),
                    new TrafficPoint(start, minute.received(), minute.sent()),
                    (one, other) -> new TrafficPoint(
                            start, one.bytesIn() + other.bytesIn(), one.bytesOut() + other.bytesOut()));
        }
    }

    private boolean isInside(Address address) {
        return home.contains(address.high(), address.low());
    }

    /// Of the step that a time is in. Steps are counted from the period's beginning.
    private Instant startOf(Instant time) {
        long steps = Math.max(0, Duration.between(period.from(), time).dividedBy(step));
        return period.from().plus(step.multipliedBy(steps));
    }

    private Findings findings(Shown shown, List<Watched> runs, ModelsThen models) {
        Map<String, String> remarks = new HashMap<>();
        for (StoredIncident one : shown.incidents()) {
            if (one.verdict() != Verdict.NONE || !one.comments().isEmpty()) {
                remarks.put(one.incident().id(), remark(one));
            }
        }
        List<IncidentSnapshot> incidents =
                shown.incidents().stream().map(StoredIncident::incident).toList();
        return new Findings(
                new Series<>(step, Part.of(threat(incidents, runs))),
                Part.of(incidents),
                models.anomalies(),
                Part.of(shown.items()),
                new Findings.Notes(Map.of(), remarks));
    }

    private static String remark(StoredIncident one) {
        String verdict =
                one.verdict() == Verdict.NONE ? "" : "Judged " + one.verdict().label() + ".";
        String comment = one.comments().isEmpty()
                ? ""
                : one.comments().getLast().author() + ": "
                        + one.comments().getLast().text();
        return (verdict + " " + comment).strip();
    }

    private List<ThreatPoint> threat(List<IncidentSnapshot> incidents, List<Watched> runs) {
        List<ThreatPoint> points = new ArrayList<>();
        for (Instant start = period.from(); start.isBefore(period.to()); start = start.plus(step)) {
            long first = Times.nanos(start);
            long last = Times.nanos(start.plus(step));
            if (runs.stream().anyMatch(run -> run.firstNanos() < last && run.lastNanos() >= first)) {
                int score = incidents.stream()
                        .filter(incident -> incident.firstNanos() < last && incident.lastNanos() >= first)
                        .mapToInt(IncidentSnapshot::score)
                        .max()
                        .orElse(0);
                points.add(new ThreatPoint(start, score));
            }
        }
        return points;
    }
}
