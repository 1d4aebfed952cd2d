package vedette.store.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.flow.fact.Fact;
import vedette.incident.IncidentSnapshot;
import vedette.store.StorePlace;
import vedette.store.archive.Archive;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// What is kept in the place of what was seen: the same, or with pseudonyms for addresses and names inside, as the
/// store was begun. Whatever goes into the store goes through here first. Owned by the thread that keeps.
public final class Privacy implements AutoCloseable {

    private static final String PLAIN = "plain";
    private static final String PSEUDONYMS = "pseudonyms";

    private final @Nullable Mask mask;

    private Privacy(@Nullable Mask mask) {
        this.mask = mask;
    }

    /// Everything as it was seen, whatever the store.
    public static Privacy off() {
        return new Privacy(null);
    }

    /// Goes on as the store was begun, or begins it so.
    ///
    /// @param isWanted whether pseudonyms are wanted
    /// @param inside the addresses that are inside
    /// @param clock tells the day on which a pseudonym was last kept
    /// @throws StoreException if the store was begun otherwise, or its key is missing; the message says what to do
    public static Privacy open(StorePlace place, boolean isWanted, Predicate<Address> inside, InstantSource clock)
            throws IOException {
        PseudonymBook book = new PseudonymBook(place.incidents());
        try {
            Path file = PrivacyKey.fileIn(place.folder());
            Optional<PseudonymBook.Mark> mark = book.mark();
            boolean hasPseudonyms =
                    mark.map(PseudonymBook.Mark::mode).orElse("").equals(PSEUDONYMS)
                            || (mark.isEmpty() && Files.exists(file));
            if (!isWanted) {
                requireWithout(place, hasPseudonyms);
                if (mark.isEmpty()) {
                    book.mark(new PseudonymBook.Mark(PLAIN, ""));
                }
                book.close();
                return off();
            }
            if (!hasPseudonyms) {
                requireNothing(place, book, mark.isPresent());
            }
            PrivacyKey key = hasPseudonyms || Files.exists(file) ? PrivacyKey.load(file) : PrivacyKey.make(file);
            requireSame(key, mark, file);
            book.mark(new PseudonymBook.Mark(PSEUDONYMS, key.check()));
            return new Privacy(new Mask(key, book, inside, clock));
        } catch (IOException e) {
            book.close();
            throw e;
        }
    }

    private static void requireWithout(StorePlace place, boolean hasPseudonyms) throws StoreException {
        if (hasPseudonyms) {
            throw new StoreException("what is in " + place.folder() + " is kept with pseudonyms: add --privacy"
                    + " pseudonyms, or name another --data-dir");
        }
    }

    private static void requireNothing(StorePlace place, PseudonymBook book, boolean isMarked) throws IOException {
        boolean isArchived = false;
        for (Archive archive : place.archives()) {
            isArchived |= !archive.parts().isEmpty();
        }
        if (isMarked || isArchived || book.hasIncidents() || hasFlows(place.flows())) {
            throw new StoreException("what is in " + place.folder() + " was kept without pseudonyms and says who is"
                    + " who: name another --data-dir for what is to be kept with them, or leave --privacy out");
        }
    }

    private static boolean hasFlows(Database database) throws StoreException {
        try (Connection connection = database.connectToWrite(false)) {
            return Question.of("SELECT (SELECT count(*) FROM flow) + (SELECT count(*) FROM minute)")
                            .number(connection)
                    > 0;
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private static void requireSame(PrivacyKey key, Optional<PseudonymBook.Mark> mark, Path file)
            throws StoreException {
        boolean isOther = mark.filter(known -> known.mode().equals(PSEUDONYMS))
                .filter(known -> !known.keyCheck().equals(key.check()))
                .isPresent();
        if (isOther) {
            throw new StoreException(file + " is not the key that this store was begun with, so the same host would"
                    + " get another pseudonym: put that key back, or name another --data-dir");
        }
    }

    /// Whether there are pseudonyms.
    public boolean isOn() {
        return mask != null;
    }

    /// Learns what hosts inside are called.
    public void learn(List<Fact> facts) {
        if (mask != null) {
            facts.forEach(mask::learn);
        }
    }

    /// What is kept of a flow.
    public StoredFlow of(StoredFlow flow) {
        return mask == null ? flow : mask.of(flow);
    }

    /// What is kept of an incident.
    public IncidentSnapshot of(IncidentSnapshot incident) {
        return mask == null ? incident : mask.of(incident);
    }

    /// Saves whom the pseudonyms stand for that were made since the last time. To be called before what has them is
    /// saved.
    public void save() throws StoreException {
        if (mask != null) {
            mask.save();
        }
    }

    @Override
    public void close() throws StoreException {
        if (mask != null) {
            mask.close();
        }
    }
}
