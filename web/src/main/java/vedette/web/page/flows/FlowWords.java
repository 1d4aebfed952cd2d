package vedette.web.page.flows;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import vedette.report.text.Numbers;

/// What is kept of conversations in few letters, in words.
final class FlowWords {

    /// A short name, and what it means.
    private record Words(String name, String meaning) {}

    private static final Map<String, Words> STATES = Map.ofEntries(
            Map.entry("S0", new Words("unanswered", "An attempt that was never answered.")),
            Map.entry("S1", new Words("open", "Established, and not ended as far as was seen.")),
            Map.entry("S2", new Words("open", "Established; who began it has closed its side.")),
            Map.entry("S3", new Words("open", "Established; who was asked has closed its side.")),
            Map.entry("SF", new Words("finished", "It went as it should, or both sides spoke.")),
            Map.entry("REJ", new Words("refused", "Who was asked refused it.")),
            Map.entry("RSTO", new Words("broken", "Established; who began it broke it off.")),
            Map.entry("RSTR", new Words("broken", "Who was asked broke it off.")),
            Map.entry("RSTOS0", new Words("half", "An attempt that who began it took back, without an answer.")),
            Map.entry("RSTRH", new Words("half", "Only who was asked was seen: it answered, then broke off.")),
            Map.entry("SH", new Words("half", "An attempt and an end without any answer.")),
            Map.entry("SHR", new Words("half", "Only who was asked was seen: it answered and ended.")),
            Map.entry("OTH", new Words("other", "Its beginning was not seen, or the protocol has none.")));

    private static final Map<String, String> ENDS = Map.of(
            "checkpoint", "It goes on: this is what it looked like so far.",
            "part", "This part is over, the conversation goes on.",
            "closed", "Both sides said so, or one broke it off.",
            "idle", "Nothing more was seen of it for as long as its protocol allows.",
            "reused", "A new conversation began between the same ends.",
            "shed", "Too many conversations went on, and this one could best be spared.",
            "input_ended", "There was nothing more to read.");

    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('s', "asks to begin"),
            Map.entry('h', "agrees to begin"),
            Map.entry('a', "confirms"),
            Map.entry('d', "sends data"),
            Map.entry('f', "closes its side"),
            Map.entry('r', "breaks off"),
            Map.entry('c', "a wrong checksum"),
            Map.entry('g', "a gap"),
            Map.entry('t', "sends again"),
            Map.entry('w', "has no room for more"),
            Map.entry('i', "contradicts itself"),
            Map.entry('q', "says several things at once"));

    private static final int MOST_LETTERS = 40;

    private FlowWords() {}

    static String state(String code) {
        Words words = STATES.get(code);
        return words == null ? code : words.name;
    }

    static String stateMeaning(String code) {
        Words words = STATES.get(code);
        return words == null ? "" : words.meaning + " (" + code + ")";
    }

    static String end(String reason) {
        return ENDS.getOrDefault(reason, "");
    }

    static String protocol(int number) {
        return switch (number) {
            case 1 -> "ICMP";
            case 2 -> "IGMP";
            case 6 -> "TCP";
            case 17 -> "UDP";
            case 47 -> "GRE";
            case 50 -> "ESP";
            case 58 -> "ICMPv6";
            case 132 -> "SCTP";
            default -> "IP protocol " + number;
        };
    }

    /// "820 µs", "12.5 ms", "3.2 s", "14 min".
    static String time(long micros) {
        if (micros < 1_000) {
            return micros + " \u00B5s";
        }
        if (micros < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f ms", (double) micros / 1_000);
        }
        if (micros < 60_000_000) {
            return String.format(Locale.ROOT, "%.1f s", (double) micros / 1_000_000);
        }
        return Numbers.time(Duration.ofNanos(micros * 1_000));
    }

    /// What letters of a history say, one after the other.
    static String history(String letters) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < Math.min(MOST_LETTERS, letters.length()); i++) {
            char letter = letters.charAt(i);
            String meaning = LETTERS.get(Character.toLowerCase(letter));
            if (letter == '^') {
                words.append("the sides were turned round; ");
            } else if (meaning != null) {
                words.append(Character.isUpperCase(letter) ? "source " : "target ")
                        .append(meaning)
                        .append("; ");
            }
        }
        return words.isEmpty() ? "" : words.substring(0, words.length() - 2) + ".";
    }
}
