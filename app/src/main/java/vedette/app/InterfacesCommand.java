package vedette.app;

import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import vedette.app.text.Json;
import vedette.app.text.NotClosing;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;

/// `vedette interfaces`: which there are, and which may be captured.
@Command(
        name = "interfaces",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists network interfaces: state, addresses, counters, and whether they may be captured.")
final class InterfacesCommand implements Callable<Integer> {

    @Option(names = "--json", description = "print one JSON object")
    private boolean isJson;

    InterfacesCommand() {}

    @Override
    public Integer call() {
        if (isJson) {
            printJson(new NotClosing(System.out));
            return 0;
        }
        System.out.printf(
                Locale.ROOT,
                "  %-15s %-10s %-9s %10s %7s %15s %12s  %s%n",
                "NAME",
                "STATE",
                "KIND",
                "SPEED",
                "MTU",
                "RECEIVED",
                "DROPPED",
                "ADDRESSES");
        for (InterfaceReport report : NetworkInterfaces.list()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s %-15s %-10s %-9s %10s %7d %,15d %,12d  %s%n",
                    report.carriesDefaultRoute() ? "*" : " ",
                    report.name(),
                    word(report.state()),
                    word(report.hardware().kind()),
                    speed(report.hardware().megabitsPerSecond()),
                    report.hardware().mtu(),
                    report.counters().rxPackets(),
                    report.counters().rxDrops(),
                    String.join(" ", report.addresses()));
        }
        System.out.println();
        System.out.println("* carries the default route");
        System.out.println(
                NetworkInterfaces.mayCapture()
                        ? "This user may capture on all of them."
                        : "This user may not capture; `vedette doctor` says how to get the right.");
        return 0;
    }

    private static String speed(int megabitsPerSecond) {
        return megabitsPerSecond == 0 ? "-" : megabitsPerSecond + " Mbit/s";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void printJson(OutputStream out) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeBooleanProperty("may_capture", NetworkInterfaces.mayCapture());
            json.writeName("interfaces");
            json.writeStartArray();
            NetworkInterfaces.list().forEach(report -> write(json, report));
            json.writeEndArray();
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    private static void write(JsonGenerator json, InterfaceReport report) {
        json.writeStartObject();
        json.writeStringProperty("name", report.name());
        json.writeStringProperty("state", word(report.state()));
        json.writeStringProperty("kind", word(report.hardware().kind()));
        json.writeStringProperty("mac", report.hardware().address());
        json.writeNumberProperty("mtu", report.hardware().mtu());
        json.writeNumberProperty("megabits_per_second", report.hardware().megabitsPerSecond());
        json.writeBooleanProperty("default_route", report.carriesDefaultRoute());
        json.writeName("addresses");
        json.writeStartArray();
        report.addresses().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("received_packets", report.counters().rxPackets());
        json.writeNumberProperty("received_bytes", report.counters().rxBytes());
        json.writeNumberProperty("received_drops", report.counters().rxDrops());
        json.writeEndObject();
    }
}
