package vedette.incident.suppress;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vedette.incident.IncidentSnapshot;

/// A rule by which incidents are not shown.
///
/// @param number that it is called by; 0 as long as it has none
/// @param reason why, in a line
/// @param given when it was made
/// @param until from this time of traffic on it hides nothing; null if it has no end
public record Suppression(
        long number,
        Conditions conditions,
        String reason,
        String author,
        Instant given,
        @Nullable Instant until) {

    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int MOST_OF_REASON = 500;
    private static final int MOST_OF_AUTHOR = 100;

    public Suppression {
        requireLine("a reason", reason, MOST_OF_REASON);
        requireLine("an author", author, MOST_OF_AUTHOR);
        if (until != null && !until.isAfter(given)) {
            throw new IllegalArgumentException(
                    "a suppression must end after it begins: " + until + " is not after " + given);
        }
        if (until != null && until.isAfter(given.plus(LONGEST))) {
            throw new IllegalArgumentException("what would end after a hundred years does not end: leave that out");
        }
    }

    /// The same rule, by its number.
    public Suppression numbered(long newNumber) {
        return new Suppression(newNumber, conditions, reason, author, given, until);
    }

    /// Whether it hides an incident at a time of traffic. What happened before the rule was made is hidden, too.
    public boolean hides(IncidentSnapshot incident, long atNanos) {
        return isInForce(Instant.EPOCH.plusNanos(atNanos)) && conditions.fit(incident);
    }

    /// Whether it has not ended.
    public boolean isInForce(Instant at) {
        return until == null || at.isBefore(until);
    }

    /// Refuses what would not be one visible line wherever it is shown.
    static void requireLine(String what, String text, int most) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    what + " must have at most " + most + " characters, had " + text.length());
        }
        if (text.codePoints().anyMatch(Suppression::isHidden)) {
            throw new IllegalArgumentException(what + " must be one line of visible characters");
        }
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
