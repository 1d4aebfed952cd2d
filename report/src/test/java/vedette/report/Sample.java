package vedette.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.IncidentSnapshot;
import vedette.report.data.Anomaly;
import vedette.report.data.ClassShare;
import vedette.report.data.Condition;
import vedette.report.data.Exactness;
import vedette.report.data.Findings;
import vedette.report.data.Findings.Notes;
import vedette.report.data.Gap;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.HostTraffic;
import vedette.report.data.ModelSummary;
import vedette.report.data.ModelSummary.Gate;
import vedette.report.data.ModelSummary.Measure;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.report.data.ReportData;
import vedette.report.data.Scope;
import vedette.report.data.Series;
import vedette.report.data.ServiceTraffic;
import vedette.report.data.SuppressedItem;
import vedette.report.data.ThreatPoint;
import vedette.report.data.Totals;
import vedette.report.data.Traffic;
import vedette.report.data.TrafficPoint;
import vedette.report.section.ReportConfig;

/// A week of an office that does not exist, with all that a report can hold. Every number in it is invented.
///
/// Run it to look at a report in every format:
///
/// ```shell
/// java -cp … vedette.report.Sample FOLDER
/// ```
final class Sample {

    static final Instant START = Instant.parse("2026-11-15T23:00:00Z");
    static final Period WEEK = new Period(START, START.plus(Duration.ofDays(7)), ZoneId.of("Europe/Berlin"));

    private static final int HOURS = 168;
    private static final int GAP_FROM = 100;
    private static final int GAP_TO = 109;

    private Sample() {}

    /// Writes the sample in every format into a folder.
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (ReportFormat format : ReportFormat.values()) {
            try (OutputStream out = Files.newOutputStream(folder.resolve("sample" + format.ending()))) {
                ReportWriter.write(week(), ReportConfig.defaults(), format, out);
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve("empty" + format.ending()))) {
                ReportWriter.write(ReportData.of(scope()), ReportConfig.defaults(), format, out);
            }
        }
    }

    static Scope scope() {
        return new Scope(
                "Example office (invented data)",
                "sensor-1",
                WEEK,
                Exactness.notExact("0.01 % of packets were lost on Thursday"),
                Instant.parse("2026-11-23T06:00:00Z"),
                "Vedette 0.1.0");
    }

    static ReportData week() {
        return new ReportData(scope(), traffic(), findings(), condition());
    }

    private static Traffic traffic() {
        SplittableRandom random = new SplittableRandom(7);
        List<TrafficPoint> points = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            if (hour < GAP_FROM || hour >= GAP_TO) {
                double work = hour % 24 >= 7 && hour % 24 < 18 && hour < 120 ? 1 : 0.12;
                long in = (long) (work * (4e9 + random.nextDouble() * 5e9));
                points.add(new TrafficPoint(at(hour), in, (long) (in * (0.15 + 0.2 * random.nextDouble()))));
            }
        }
        return new Traffic(
                new Totals(412_345_678, 318_765_432_100L, 3_812_345, 48, 12_904, 41_230),
                new Series<>(Duration.ofHours(1), Part.of(points)),
                Part.of(List.of(
                        new HostTraffic(Incidents.address(11), 91_000_000_000L, 21_000_000_000L, 81_000),
                        new HostTraffic(Incidents.address(40), 44_000_000_000L, 3_000_000_000L, 61_000),
                        new HostTraffic(Incidents.address(23), 18_000_000_000L, 9_000_000_000L, 31_000),
                        new HostTraffic(Incidents.address(24), 9_000_000_000L, 800_000_000L, 11_000),
                        new HostTraffic(new Address(0x20010DB800000000L, 0xACL), 3_000_000_000L, 80_000_000L, 9_000))),
                Part.of(List.of(
                        new ServiceTraffic("443/tcp https", 211_000_000_000L, 1_900_000),
                        new ServiceTraffic("445/tcp smb", 61_000_000_000L, 12_000),
                        new ServiceTraffic("443/udp quic", 31_000_000_000L, 412_000),
                        new ServiceTraffic("53/udp dns", 1_200_000_000L, 1_203_000),
                        new ServiceTraffic("22/tcp ssh", 900_000_000L, 31_000))),
                Part.of(List.of(
                        new ClassShare("benign", 3_701_000, false),
                        new ClassShare("scan", 61_345, true),
                        new ClassShare("dos", 31_000, true),
                        new ClassShare("brute-force", 12_000, true),
                        new ClassShare("web-attack", 4_000, true),
                        new ClassShare("botnet", 2_100, true),
                        new ClassShare("tunnel", 900, true))));
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private static Findings findings() {
        List<IncidentSnapshot> incidents = incidents();
        List<ThreatPoint> level = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            if (hour < GAP_FROM || hour >= GAP_TO) {
                level.add(new ThreatPoint(at(hour), level(incidents, at(hour))));
            }
        }
        return new Findings(
                new Series<>(Duration.ofHours(1), Part.of(level)),
                Part.of(incidents),
                Part.of(List.of(
                        new Anomaly(
                                at(31),
                                "10.77.0.24",
                                3.91,
                                2.4,
                                List.of(new Reason("hosts talked to in a minute", "61", "2 to 9")),
                                true),
                        new Anomaly(
                                at(71),
                                "10.77.0.40",
                                2.51,
                                2.4,
                                List.of(new Reason("bytes sent at night", "8.1 GB", "under 40 MB")),
                                false))),
                Part.of(List.of(
                        new SuppressedItem(
                                "transfers from 10.77.0.11 to 10.77.0.40",
                                "nightly backup",
                                "anna",
                                Instant.parse("2026-11-30T23:00:00Z"),
                                41),
                        new SuppressedItem("port scans by 10.77.0.5", "our own inventory", "ben", null, 7))),
                new Notes(
                        Map.of(
                                Incidents.address(11),
                                "files.office.example",
                                Incidents.address(24),
                                "print<script>alert(1)</script>",
                                Incidents.address(40),
                                "backup.office.example",
                                Incidents.address(23),
                                "laptop-anna"),
                        Map.of(
                                incidents.getFirst().id(),
                                "Acknowledged by anna on 18 Nov: password changed, host wiped.")));
    }

    private static int level(List<IncidentSnapshot> incidents, Instant hour) {
        long from = hour.getEpochSecond() * 1_000_000_000L;
        long to = from + 3_600_000_000_000L;
        return incidents.stream()
                .filter(incident -> incident.firstNanos() < to && incident.lastNanos() + 7_200_000_000_000L > from)
                .mapToInt(IncidentSnapshot::score)
                .max()
                .orElse(0);
    }

    private static List<IncidentSnapshot> incidents() {
        List<IncidentSnapshot> incidents = new ArrayList<>();
        incidents.add(Incidents.with(
                Kind.PASSWORD_GUESSING,
                86,
                at(34),
                List.of(Incidents.outside(9)),
                List.of(Incidents.address(11)),
                "412 of 419, one of them let in",
                true));
        incidents.add(Incidents.with(
                Kind.DNS_TUNNEL,
                92,
                at(58),
                List.of(Incidents.address(24)),
                List.of(Incidents.outside(53)),
                "dGhpcyBpcyBub3QgYSBzZWNyZXQgYnV0IGxvbmc.t.evil<b>.example, 3,410 names",
                false));
        Kind[] kinds = {
            Kind.PORT_SCAN, Kind.HOST_SWEEP, Kind.WEB_ATTACK, Kind.FLOOD, Kind.NEW_SERVICE, Kind.BEACON, Kind.PORT_SCAN
        };
        int[] scores = {58, 54, 71, 74, 22, 66, 38};
        for (int i = 0; i < kinds.length; i++) {
            incidents.add(Incidents.of(
                    kinds[i], scores[i], at(11 + i * 21), Incidents.outside(20 + i), Incidents.address(11 + i * 6)));
        }
        return incidents;
    }

    private static Condition condition() {
        return new Condition(
                Part.of(List.of(
                        new HealthFigure("TCP retransmissions", "0.4 %", Health.GOOD, "Usual for an office."),
                        new HealthFigure("DNS answers that failed", "6.1 %", Health.WATCH, "Twice the week before."),
                        new HealthFigure("New hosts", "2", Health.GOOD, ""))),
                Part.of(List.of(
                        new HealthFigure("Packets lost", "0.01 %", Health.GOOD, "None since Thursday."),
                        new HealthFigure("Delay to incident, p99", "0.9 s", Health.GOOD, "The promise is 1.5 s."),
                        new HealthFigure("Disk left", "4 %", Health.BAD, "Flows are kept 6 days, not 30."))),
                Part.of(List.of(
                        new ModelSummary(
                                "lab-forest",
                                "random forest on conversations",
                                "Trained 12 Nov 2026 on 41,000 labelled conversations of 12 recordings.",
                                List.of(
                                        new Measure("Attacks found", "96.1 % (95.2 to 96.8)"),
                                        new Measure("False alarms", "1 in 18 h"),
                                        new Measure("Baseline", "61 % by the best single feature")),
                                List.of(
                                        new Gate("nothing that names a host among the features", true, ""),
                                        new Gate("labels shuffled: learns nothing", true, "AUC 0.51"),
                                        new Gate("another lab's data", false, "AUC 0.71, wanted 0.80"))),
                        new ModelSummary(
                                "site-isolation",
                                "isolation forest on activity",
                                "Trained 9 Nov 2026 on what this network showed in 14 days.",
                                List.of(),
                                List.of()))),
                Part.of(List.of(
                        new Gap(at(GAP_FROM), at(GAP_TO), "the sensor was switched off"),
                        new Gap(at(80), at(80).plusSeconds(340), "loss above 1 %: too many packets for one core"))));
    }
}
