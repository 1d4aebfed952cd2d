package vedette.bench.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The configuration of the run, and what becomes of it with each reload: four by turns, one of them faulty.
///
/// @param folder of all that the run writes
/// @param logBytes of a file
/// @param port of the dashboard
record Changes(Path folder, long logBytes, int port, Hook hook, LogServer logs) {

    private static final int ROUNDS = 4;
    private static final long KIB = 1_024;

    Path file() {
        return folder.resolve("vedette.yaml");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("log").resolve("vedette.log");
    }

    Path eve() {
        return folder.resolve("eve").resolve("eve.json");
    }

    /// Whether nothing is to come of it.
    static boolean isFaulty(int round) {
        return round % ROUNDS == ROUNDS - 1;
    }

    void write(int round) throws IOException {
        Files.writeString(
                file(),
                switch (round % ROUNDS) {
                    case 0 -> of("5", "info", "2h", "16M", 15, "");
                    case 1 -> of("50", "debug", "3h", "16M", 16, "");
                    case 2 ->
                        of(
                                "20",
                                "info",
                                "2h",
                                "100T",
                                17,
                                "  - {kind: eve, name: more, severity: high, file: " + eve() + "-more}");
                    default -> of("none", "info", "2h", "16M", 15, "");
                });
    }

    private String of(String budget, String level, String flows, String free, int seconds, String more) {
        return """
                site: {home: [172.16.0.0/12, "fd00::/8"]}
                detect: {alert-budget: %s}
                store:
                  packets: 4G
                  evidence: 64M
                  retention: {flows: %s, incidents: 36h, ticks: 12h, most-ticks: 64M, most-evidence: 64M, least-free: %s}
                report: {schedule: daily, format: pdf}
                web: {listen: "127.0.0.1:%d"}
                log: {file: %s, size: %dK, count: 100, level: %s, format: json}
                notify:
                  - {kind: eve, name: file, severity: info, file: %s, rotate: 64K, keep: 1000}
                  - {kind: webhook, name: hook, severity: info, rate: none, url: "%s", timeout: %ds}
                  - {kind: syslog, name: logs, severity: info, host: 127.0.0.1, port: %d, transport: tcp, timeout: %ds}
                %s
                """.formatted(
                        budget,
                        flows,
                        free,
                        port,
                        log(),
                        logBytes / KIB,
                        level,
                        eve(),
                        hook.url(),
                        seconds,
                        logs.port(),
                        seconds,
                        more);
    }
}
