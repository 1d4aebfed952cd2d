package vedette.app.monitor;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import vedette.api.event.RetentionDeleted;
import vedette.app.log.EventLog;
import vedette.app.text.Times;
import vedette.store.StorePlace;
import vedette.store.archive.Archive;
import vedette.store.archive.Part;
import vedette.store.incidents.IncidentBook;
import vedette.store.keep.Retention;

/// Keeps a store in order while it is written to: lets go of what is old, and makes one file of the several that an
/// hour has.
///
/// @param retention for how long things are kept, asked for each time
/// @param clock by which things are old
public record Upkeep(StorePlace place, IncidentBook incidents, Supplier<Retention> retention, InstantSource clock)
        implements Chores.Chore {

    @Override
    public void run() throws IOException {
        Retention.Gone gone = retention.get().apply(place, clock.instant(), incidents);
        String words = inWords(gone);
        if (!words.isEmpty()) {
            EventLog.info("let go of what was old: " + words);
            RetentionDeleted.record(gone.flows(), gone.packets(), gone.incidents(), gone.evidence(), gone.tickBytes());
        }
        Archive archive = place.archive();
        List<Part> parts = archive.parts();
        if (!parts.isEmpty()) {
            archive.compact(parts.getLast().hour()); // the newest hour still grows
        }
    }

    private static String inWords(Retention.Gone gone) {
        StringJoiner words = new StringJoiner(", ");
        add(words, gone.flows(), "flows");
        add(words, gone.packets(), "packets");
        add(words, gone.minutes(), "minutes");
        add(words, gone.incidents(), "incidents");
        add(words, gone.evidence(), "incidents' packets");
        add(words, gone.tickBytes(), "bytes of ticks");
        return words.toString();
    }

    private static void add(StringJoiner words, long number, String what) {
        if (number > 0) {
            words.add(Times.count(number) + " " + what);
        }
    }
}
