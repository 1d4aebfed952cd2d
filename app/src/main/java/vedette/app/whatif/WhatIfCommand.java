package vedette.app.whatif;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import vedette.app.keep.StoreOptions;
import vedette.app.session.DurationConverter;
import vedette.app.session.MessageOptions;
import vedette.app.session.TimeConverter;
import vedette.app.text.NotClosing;
import vedette.app.text.Program;
import vedette.app.text.Times;
import vedette.store.StorePlace;
import vedette.store.actions.ActionBook;
import vedette.store.database.StoreException;
import vedette.store.ticks.TickFolder;

/// Tries a change on the past.
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = {
            "Says what would have been told of the past, had something been otherwise: plays the ticks that are kept twice,"
                    + " as it was and with the change, and compares incidents.",
            "Without a change it proves that what is played is what was: it compares each incident with the one that was"
                    + " kept, all of it, and ends with 1 if one is not the same."
        },
        footer = {
            "",
            "Examples:",
            "  vedette whatif                                             nothing else: all the same",
            "  vedette whatif --since 30d --suppress 'source 10.0.0.9, kind port-scan'",
            "  vedette whatif --budget 1",
            "  vedette whatif --without-suppressions --without-feedback --json"
        })
public final class WhatIfCommand implements Callable<Integer> {

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int SECONDS_OF_PROGRESS = 600;

    @Mixin
    private final StoreOptions where = new StoreOptions();

    @Mixin
    private final MessageOptions messages = new MessageOptions();

    @Mixin
    private final ChangeOptions changes = new ChangeOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "from then on, or for so long up to the latest that is kept (default: 7d)")
    private String since = "7d";

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "up to then (default: the latest that is kept)")
    private @Nullable Instant until;

    @Option(names = "--json", description = "print one JSON object")
    private boolean isJson;

    public WhatIfCommand() {}

    @Override
    public Integer call() throws IOException {
        Change change = changes.change(InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS));
        StorePlace place = where.place().required();
        long untilNanos = until == null ? Long.MAX_VALUE : nanos(until);
        long sinceNanos = sinceNanos(place, untilNanos);
        ActionBook journal = new ActionBook(place.incidents());
        Course was = new Course(Change.NONE, journal, where.data(), null, null);
        Course wouldBe = change.isNone()
                ? was
                : new Course(change, journal, where.data(), changes.learnt(where.data()), changes.budget());
        Played played = new Played(
                change.isNone() ? List.of(was) : List.of(was, wouldBe), Program.name(), untilNanos, this::tell);
        played.play(place.ticks().from(Math.floorDiv(sinceNanos, SECOND_NANOS)).stream()
                .filter(file -> file.begins() <= Math.floorDiv(untilNanos, SECOND_NANOS))
                .map(TickFolder.Entry::path)
                .toList());
        messages.endProgress();
        if (played.isEmpty()) {
            throw new StoreException("no ticks are kept of that time in " + place.folder() + ", or none can be played"
                    + (played.remarks().isEmpty() ? "" : ": " + String.join("; ", played.remarks())));
        }
        Comparison comparison = new Comparison(
                change, played, Difference.between(was, wouldBe, sinceNanos), Proof.of(was, played, place));
        print(comparison);
        return change.isNone() && !comparison.proof().isGood() ? 1 : 0;
    }

    private void tell(long nanos) {
        if (nanos / SECOND_NANOS % SECONDS_OF_PROGRESS == 0) {
            messages.progress("played up to " + Times.iso(nanos));
        }
    }

    private void print(Comparison comparison) {
        PrintStream out = new PrintStream(new NotClosing(System.out), false, System.out.charset());
        if (isJson) {
            comparison.printJson(out);
        } else {
            comparison.played().remarks().forEach(messages::note);
            comparison.print(out);
        }
        out.flush();
    }

    /// A length counts back from the latest second that is kept, or from the end that was given.
    private long sinceNanos(StorePlace place, long untilNanos) throws IOException {
        long length;
        try {
            length = new DurationConverter().convert(since).toNanos();
        } catch (TypeConversionException _) {
            return nanos(time());
        }
        return (untilNanos == Long.MAX_VALUE ? latest(place) : untilNanos) - length;
    }

    private Instant time() {
        try {
            return new TimeConverter().convert(since);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException("--since takes a length, as 7d, or a time: " + e.getMessage(), e);
        }
    }

    private static long latest(StorePlace place) throws IOException {
        List<TickFolder.Entry> files = place.ticks().files();
        if (files.isEmpty()) {
            throw new StoreException("no ticks are kept in " + place.folder()
                    + ": `vedette run` and `vedette analyze FILE --store` keep them, unless with --no-ticks or"
                    + " pseudonyms");
        }
        return files.getLast().begins() * SECOND_NANOS;
    }

    private static long nanos(Instant time) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, time);
    }
}
