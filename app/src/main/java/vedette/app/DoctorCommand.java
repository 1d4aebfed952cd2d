package vedette.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vedette.app.doctor.SelfTest;
import vedette.app.text.Times;
import vedette.capture.live.LiveCapture;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.LibPcap;
import vedette.capture.system.NetworkInterfaces;
import vedette.capture.system.Offloads;

/// `vedette doctor`: whether this machine is fit to watch a network, and what to do where it is not.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Checks Java, rights, interfaces, disk and clock, says what to do about what it finds, and replays"
                        + " bundled attacks through the real engine.",
        footer = "%nExit status 1 if something keeps Vedette from working.")
final class DoctorCommand implements Callable<Integer> {

    private static final int MEBI = 20;
    private static final long LITTLE_DISK_MEBI = 1_024;

    /// When this was written.
    private static final Instant SURELY_PAST = Instant.parse("2026-01-01T00:00:00Z");

    private boolean isFit = true;

    DoctorCommand() {}

    @Override
    public Integer call() {
        good("Java " + Runtime.version() + ", heap up to "
                + (Runtime.getRuntime().maxMemory() >> MEBI) + " MiB, "
                + Runtime.getRuntime().availableProcessors()
                + " processors");
        checkUser();
        checkRight();
        checkLibrary();
        NetworkInterfaces.list().forEach(this::checkInterface);
        checkDisk();
        checkClock();
        checkDetection();
        return isFit ? 0 : Main.FAILED;
    }

    private void checkUser() {
        String user = System.getProperty("user.name", "?");
        if (user.equals("root")) {
            hint("running as root; start it by the vedette script, which becomes an ordinary user first");
        } else {
            good("running as " + user + ", not as root");
        }
    }

    private void checkRight() {
        if (NetworkInterfaces.mayCapture()) {
            good("may capture");
        } else {
            isFit = false;
            bad(LiveCapture.missingRight("IF"));
        }
    }

    private static void checkLibrary() {
        if (LibPcap.isInstalled()) {
            good("libpcap is installed: filter expressions and --engine pcap work");
        } else {
            hint("libpcap is not installed: filter expressions and --engine pcap do not work;"
                    + " on Debian and Ubuntu: sudo apt-get install libpcap0.8");
        }
    }

    private void checkInterface(InterfaceReport report) {
        if (report.hardware().kind() == InterfaceReport.Kind.LOOPBACK) {
            return;
        }
        String name = report.name();
        if (report.state() != InterfaceReport.State.UP) {
            hint(name + " is " + report.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            return;
        }
        List<String> remarks = Offloads.of(name)
                .filter(Offloads::mergesPackets)
                .map(_ -> List.of(Offloads.commandToStopMerging(name)))
                .orElse(List.of());
        if (remarks.isEmpty()) {
            good(name + " is up and shows packets as they were on the wire");
        } else {
            hint(name + " is up, but merges packets before they can be seen, which changes lengths and counts;"
                    + " to see them as they were: " + remarks.getFirst());
        }
        if (report.counters().rxDrops() > 0) {
            hint(name + " has lost " + Times.count(report.counters().rxDrops()) + " packets since it is up");
        }
    }

    private static void checkDisk() {
        Path here = Path.of("").toAbsolutePath();
        try {
            FileStore store = Files.getFileStore(here);
            String free = Times.count(store.getUsableSpace() >> MEBI) + " MiB free at " + here;
            if (store.getUsableSpace() >> MEBI < LITTLE_DISK_MEBI) {
                hint(free + ": recordings (-w) will soon fill it");
            } else {
                good(free);
            }
        } catch (IOException e) {
            hint("cannot tell how full the disk at " + here + " is: " + e.getMessage());
        }
    }

    /// A clock that is years off was never set; one that is off a little cannot be told from here.
    private static void checkClock() {
        Instant now = Instant.now();
        if (now.isBefore(SURELY_PAST)) {
            hint("the clock says " + now.truncatedTo(ChronoUnit.SECONDS)
                    + ", which cannot be: incidents will bear wrong times; set it, by NTP if possible");
        } else {
            good("the clock says " + now.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private void checkDetection() {
        SelfTest test = SelfTest.run();
        String found = test.found() + "/" + test.expected() + " bundled attacks found";
        if (test.isPassed()) {
            good(found + ", nobody falsely accused");
            return;
        }
        isFit = false;
        if (!test.missed().isEmpty()) {
            bad(found + "; missed: " + String.join(", ", test.missed()));
        }
        if (!test.falselyAccused().isEmpty()) {
            bad("falsely accused in traffic without attacks: " + String.join(", ", test.falselyAccused()));
        }
    }

    private static void good(String text) {
        System.out.println("ok    " + text);
    }

    private static void hint(String text) {
        System.out.println("hint  " + text);
    }

    private static void bad(String text) {
        System.out.println("bad   " + text);
    }
}
