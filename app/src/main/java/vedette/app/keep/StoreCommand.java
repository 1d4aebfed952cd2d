package vedette.app.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.app.session.DurationConverter;
import vedette.app.session.MessageOptions;
import vedette.app.text.Times;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBookConfig;
import vedette.store.keep.Backup;
import vedette.store.keep.Retention;
import vedette.store.keep.StoreInfo;
import vedette.store.keep.Verification;
import vedette.store.packets.PacketBookConfig;
import vedette.store.privacy.Unmasking;
import vedette.store.sensors.Sensor;
import vedette.store.sensors.SensorBook;

/// Looks after what is kept.
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description =
                "Looks after what is kept: how much it is, whether it is good, copies, and letting go of what is old.",
        footer = {
            "",
            "Examples:",
            "  vedette store info",
            "  vedette store compact --keep-flows 30d --least-free 5000",
            "  vedette store backup /mnt/backup/monday",
            "  vedette store restore /mnt/backup/monday",
            "  vedette store verify",
            "  vedette store unmask fd07:ede7:7e00:1f:2a0b:3c4d:5e6f:7081 --reason \"ticket 4711\""
        })
public final class StoreCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final double MEGABYTE = 1e6;

    public StoreCommand() {}

    @Override
    public Integer call() {
        throw new IllegalArgumentException(
                "say what to do with the store: info, compact, backup, restore, verify or" + " unmask");
    }

    @Command(name = "info", mixinStandardHelpOptions = true, description = "Says how much is kept, and of when.")
    int info(@Mixin StoreOptions where) throws IOException {
        StorePlace place = where.place().required();
        StoreInfo info = StoreInfo.of(place);
        line(
                "place",
                place.folder()
                        + (place.server() == null
                                ? ""
                                : ", " + place.incidents().name()));
        line("incidents", Times.count(info.incidents()));
        line(
                "flows",
                Times.count(info.hotFlows() + info.archivedFlows()) + ", of which " + Times.count(info.archivedFlows())
                        + " are in " + Times.count(info.files()) + " files of the archive");
        if (info.packets() > 0) {
            line("packets", packets(info));
        }
        if (info.minutes() > 0) {
            line(
                    "time",
                    Times.iso(info.firstMicros() * 1_000) + " to " + Times.iso(info.lastMicros() * 1_000) + ", "
                            + Times.count(info.minutes()) + " minutes with traffic");
        }
        for (Sensor sensor : new SensorBook(place.incidents()).all()) {
            line(
                    "sensor",
                    sensor.name() + " on " + sensor.host() + ", version " + sensor.version() + ", "
                            + Times.iso(sensor.first()) + " to " + Times.iso(sensor.last()) + ", reads "
                            + String.join(", ", sensor.inputs()));
        }
        line("size", megabytes(info.bytes()) + ", " + megabytes(info.freeBytes()) + " are free on its disk");
        System.out.flush();
        return 0;
    }

    private static String packets(StoreInfo info) {
        String kept = Times.count(info.packets()) + " in " + Times.count(info.packetFiles()) + " files of "
                + megabytes(info.packetBytes());
        return info.packetsLeftOut() == 0
                ? kept
                : kept + "; of the same time " + Times.count(info.packetsLeftOut())
                        + " are missing because the disk was too slow or full";
    }

    private static void line(String title, String text) {
        System.out.printf(Locale.ROOT, "%-10s %s%n", title, text);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGABYTE);
    }

    @Command(
            name = "compact",
            mixinStandardHelpOptions = true,
            description = "Lets go of what is old, and makes one file of the several that an hour has.")
    int compact(
            @Mixin StoreOptions where,
            @Mixin MessageOptions messages,
            @Option(
                            names = "--keep-flows",
                            paramLabel = "TIME",
                            converter = DurationConverter.class,
                            description = "how long flows are kept (default: 30d)")
                    @Nullable
                    Duration flows,
            @Option(
                            names = "--keep-incidents",
                            paramLabel = "TIME",
                            converter = DurationConverter.class,
                            description = "how long closed incidents are kept (default: 365d)")
                    @Nullable
                    Duration incidents,
            @Option(
                            names = "--keep-ticks",
                            paramLabel = "TIME",
                            converter = DurationConverter.class,
                            description = "how long ticks are kept (default: 30d)")
                    @Nullable
                    Duration ticks,
            @Option(
                            names = "--most-ticks",
                            paramLabel = "MB",
                            description = "so much room ticks take at most: the oldest go first (default: 10737)")
                    @Nullable
                    Long tickBytes,
            @Option(
                            names = "--most-evidence",
                            paramLabel = "MB",
                            description =
                                    "so much room packets of incidents take at most: those of the closed ones that"
                                            + " ended first go first (default: 4295)")
                    @Nullable
                    Long evidenceBytes,
            @Option(
                            names = "--least-free",
                            paramLabel = "MB",
                            description = "so much stays free on the disk: the oldest flows go first (default: 1000)")
                    @Nullable
                    Long leastFree)
            throws IOException {
        StorePlace place = where.place().required();
        Retention usual = Retention.defaults();
        Retention retention = new Retention(
                flows == null ? usual.flows() : flows,
                incidents == null ? usual.incidents() : incidents,
                ticks == null ? usual.ticks() : ticks,
                tickBytes == null ? usual.tickBytes() : Math.round(tickBytes * MEGABYTE),
                evidenceBytes == null ? usual.evidenceBytes() : Math.round(evidenceBytes * MEGABYTE),
                leastFree == null ? usual.leastFree() : Math.round(leastFree * MEGABYTE));
        try (Store store = Store.open(place, FlowBookConfig.defaults(), InstantSource.system(), messages::problem)) {
            Retention.Gone gone = retention.apply(place, InstantSource.system().instant(), store.incidents());
            int files = place.archive().compact(Long.MAX_VALUE)
                    + place.packets().compact(Long.MAX_VALUE, PacketBookConfig.MOST_BYTES_TOGETHER);
            String packets = gone.packets() == 0 ? "" : Times.count(gone.packets()) + " packets, ";
            System.out.println(packets + Times.count(gone.flows()) + " flows and " + Times.count(gone.incidents())
                    + " incidents are gone, the evidence of " + Times.count(gone.evidence()) + ", "
                    + megabytes(gone.tickBytes()) + " of ticks too, and there are "
                    + Times.count(files) + " files fewer");
        }
        System.out.flush();
        return 0;
    }

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Copies what is kept into a folder that is not there yet, also while it is written to.")
    int backup(@Mixin StoreOptions where, @Parameters(paramLabel = "DIR", description = "the copy") Path target)
            throws IOException {
        Backup.make(where.place().required(), target);
        System.out.println("what is kept was copied to " + target);
        System.out.flush();
        return 0;
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Puts a copy in the place of what is kept, which stays beside it.")
    int restore(@Mixin StoreOptions where, @Parameters(paramLabel = "DIR", description = "the copy") Path backup)
            throws IOException {
        Path before = Backup.restore(backup, where.place());
        System.out.println("the copy is in use; what was there before is in " + before);
        System.out.flush();
        return 0;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Reads everything that is kept; exits with 1 if something is wrong.")
    int verify(@Mixin StoreOptions where, @Mixin MessageOptions messages) throws IOException {
        List<String> read = new ArrayList<>();
        List<String> wrong = Verification.of(where.place().required(), name -> {
            read.add(name);
            messages.progress(name);
        });
        messages.endProgress();
        wrong.forEach(System.out::println);
        System.out.println(wrong.isEmpty() ? read.size() + " files are good" : wrong.size() + " things are wrong");
        System.out.flush();
        return wrong.isEmpty() ? 0 : FAILED;
    }

    @Command(
            name = "unmask",
            mixinStandardHelpOptions = true,
            description = "Tells whom pseudonyms stand for, and keeps on record who asked and why.")
    int unmask(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "PSEUDONYM", arity = "1..*", description = "as they are in what is kept")
                    List<String> pseudonyms,
            @Option(names = "--reason", paramLabel = "TEXT", description = "why you ask", defaultValue = "")
                    String reason)
            throws IOException {
        Unmasking.Asker asker = new Unmasking.Asker(System.getProperty("user.name"), reason);
        Unmasking.tell(
                where.place().required(),
                pseudonyms,
                asker,
                InstantSource.system(),
                (pseudonym, original) -> System.out.println(pseudonym + "  " + original));
        System.out.flush();
        return 0;
    }
}
