package vedette.store.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A link of the chain.
///
/// @param number from 1, without gaps
/// @param givenMicros when, by the clock, in microseconds since 1970
/// @param what of the incident it has: a [Part]'s label
/// @param content in words; null once it was let go
/// @param digest of the content
/// @param seal of all this and of the seal before
public record EvidenceRecord(
        long number,
        long givenMicros,
        String incident,
        String what,
        @Nullable String content,
        String digest,
        String seal) {

    /// Before the first.
    static final String NO_SEAL = "";

    /// What a record can be about.
    public enum Part {
        /// The incident as it was.
        INCIDENT("incident"),
        /// A file of its packets.
        PACKETS("packets"),
        /// What was copied for somebody.
        EXPORT("export"),
        /// What was let go.
        GONE("gone");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /// How it is written.
        public String label() {
            return label;
        }
    }

    /// Whether it is about this.
    public boolean is(Part part) {
        return what.equals(part.label());
    }

    /// The seal it should have.
    String sealAfter(String before) {
        return seal(before, number, givenMicros, incident, what, digest);
    }

    static String seal(String before, long number, long givenMicros, String incident, String what, String digest) {
        return Sha256.of(
                String.join("\n", before, Long.toString(number), Long.toString(givenMicros), incident, what, digest));
    }

    static EvidenceRecord of(ResultSet row) throws SQLException {
        return new EvidenceRecord(
                row.getLong("number"),
                row.getLong("given"),
                row.getString("incident"),
                row.getString("what"),
                row.getString("content"),
                row.getString("digest"),
                row.getString("seal"));
    }
}
