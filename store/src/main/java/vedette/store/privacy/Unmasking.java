package vedette.store.privacy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import vedette.common.Address;
import vedette.store.StorePlace;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentBook;

/// Tells whom pseudonyms stand for, to somebody who has the key, and not before it is on record who asked and why.
public final class Unmasking {

    private static final String ACTION = "unmask";
    private static final String HARDWARE =
            "([0-9a-fA-F]{2}[:-]?){5}[0-9a-fA-F]{2}|[0-9a-fA-F]{4}(\\.[0-9a-fA-F]{4}){2}";

    private Unmasking() {}

    /// Who asks.
    ///
    /// @param reason why, in their words; empty if they do not say
    public record Asker(String name, String reason) {}

    /// Unmasks, however the pseudonyms are written. May be done beside whoever writes to the store.
    ///
    /// @param answers is given each pseudonym and whom it stands for
    /// @throws IllegalArgumentException if one of them is no pseudonym of this store; none is told then
    /// @throws StoreException if the key is missing, or what is kept was changed
    public static void tell(
            StorePlace place,
            List<String> pseudonyms,
            Asker asker,
            InstantSource clock,
            BiConsumer<String, String> answers)
            throws IOException {
        PrivacyKey key = PrivacyKey.load(PrivacyKey.fileIn(place.folder()));
        Map<String, String> sealed = new LinkedHashMap<>();
        try (PseudonymBook book = new PseudonymBook(place.incidents())) {
            for (String text : pseudonyms) {
                String pseudonym = canonical(text);
                String found = book.sealed(pseudonym)
                        .orElseThrow(() -> new IllegalArgumentException(text + " is no pseudonym of what is kept in "
                                + place.folder() + ": addresses outside are kept as they are, and pseudonyms go with"
                                + " the last incident that has them"));
                sealed.put(pseudonym, found);
            }
        }
        try (IncidentBook book = new IncidentBook(place.incidents())) {
            for (String pseudonym : sealed.keySet()) {
                book.audit(asker.name(), clock.instant(), ACTION, pseudonym, asker.reason());
            }
        }
        Seal seal = new Seal(key);
        for (Map.Entry<String, String> one : sealed.entrySet()) {
            answers.accept(one.getKey(), seal.open(one.getKey(), one.getValue()));
        }
    }

    private static String canonical(String text) {
        if (text.matches(HARDWARE)) {
            return Mask.hardwareText(Long.parseLong(text.replaceAll("[^0-9a-fA-F]", ""), 16));
        }
        if (text.indexOf(':') >= 0) {
            try {
                return Address.parse(text).toString();
            } catch (IllegalArgumentException _) {
                return text;
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
