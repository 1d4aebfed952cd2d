package vedette.store.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what somebody looks for: `host:10.0.0.7 service:ssh bytes>1M -state:finished`.
///
/// Terms stand beside each other and all have to be so; values after commas are any of them; a minus before a term
/// turns it
/// round; a word without a name is an address. Whatever is typed comes out as terms or as a [BadSearch].
public final class SearchText {

    private static final int LONGEST = 1_000;
    private static final int MOST_TERMS = 24;
    private static final int MOST_VALUES = 32;

    private static final Pattern TERM =
            Pattern.compile("([\\p{L}_-]{1,20})(>=|<=|:>=|:<=|:>|:<|>|<|=|:)(.*)", Pattern.DOTALL);

    private final Map<String, Set<Integer>> services;

    /// @param services ports by the names of services, in small letters without blanks
    public SearchText(Map<String, Set<Integer>> services) {
        this.services = Map.copyOf(services);
    }

    /// What is looked for, as conditions.
    ///
    /// @throws BadSearch if somebody cannot have meant it
    public FlowFilter parse(String text) {
        if (text.length() > LONGEST) {
            throw new BadSearch("a search has at most " + LONGEST + " characters", LONGEST, text.length());
        }
        FieldConditions conditions = new FieldConditions(services);
        List<Condition> all = new ArrayList<>();
        List<SearchTerm> ofIncidents = new ArrayList<>();
        for (SearchTerm term : terms(text)) {
            if (term.field().kind() == Field.Kind.INCIDENT) {
                IncidentEnds.check(term);
                ofIncidents.add(term);
            } else {
                Condition condition = conditions.of(term);
                all.add(term.isNot() ? condition.not() : condition);
            }
        }
        return new FlowFilter(Condition.all(all), ofIncidents, 0);
    }

    private List<SearchTerm> terms(String text) {
        List<SearchTerm> terms = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            terms.add(term(text.substring(at, end), at, end));
            if (terms.size() > MOST_TERMS) {
                throw new BadSearch("a search has at most " + MOST_TERMS + " terms", at, text.length());
            }
            at = end;
        }
        return terms;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /// Where the term ends that begins here: at a blank outside of quotes.
    private static int end(String text, int begin) {
        boolean isQuoted = false;
        for (int at = begin; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && isBlank(character)) {
                return at;
            }
        }
        if (isQuoted) {
            throw new BadSearch("a quote is opened and not closed", begin, text.length());
        }
        return text.length();
    }

    private SearchTerm term(String written, int from, int to) {
        boolean isNot = written.startsWith("-") || written.startsWith("!");
        String rest = isNot ? written.substring(1) : written;
        Matcher parts = TERM.matcher(rest);
        if (parts.matches()) {
            Optional<Field> field = Field.named(parts.group(1).toLowerCase(Locale.ROOT));
            if (field.isPresent()) {
                return named(field.get(), parts.group(2), parts.group(3), isNot, from, to);
            }
        }
        String word = rest.replace("\"", "");
        if (Addresses.isAnAddress(word)) {
            return new SearchTerm(Field.HOST, ":", List.of(word), isNot, from, to);
        }
        throw new BadSearch(unknown(word, parts.matches() ? parts.group(1) : ""), from, to);
    }

    private String unknown(String word, String name) {
        String small = word.toLowerCase(Locale.ROOT);
        if (services.containsKey(small)) {
            return "\"" + word + "\" alone is no address: did you mean service:" + small + "?";
        }
        if (Protocols.number(small).isPresent()) {
            return "\"" + word + "\" alone is no address: did you mean proto:" + small + "?";
        }
        return name.isEmpty()
                ? "\"" + word + "\" is no address: write a term such as " + Field.SERVICE.example() + " or "
                        + Field.BYTES.example()
                : "there is no term \"" + name + "\": there are "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(Field.values())
                                        .map(Field::label)
                                        .toList());
    }

    private static SearchTerm named(Field field, String sign, String rest, boolean isNot, int from, int to) {
        String operator = sign.length() > 1 && sign.startsWith(":") ? sign.substring(1) : sign.equals("=") ? ":" : sign;
        String value = rest.replace("\"", "").strip();
        if (value.isEmpty()) {
            throw new BadSearch("\"" + field.label() + "\" wants a value: " + field.example(), from, to);
        }
        List<String> values = List.of(value.split(",", -1));
        if (values.size() > MOST_VALUES || values.contains("")) {
            throw new BadSearch(
                    "\"" + field.label() + "\" has from 1 to " + MOST_VALUES + " values with commas between them",
                    from,
                    to);
        }
        boolean isComparison = !operator.equals(":");
        if (isComparison && (!field.isNumber() || values.size() > 1)) {
            throw new BadSearch(
                    field.isNumber()
                            ? "more and less are asked of one number"
                            : "\"" + field.label() + "\" is no number, so nothing is more or less: " + field.example(),
                    from,
                    to);
        }
        return new SearchTerm(field, operator, values, isNot, from, to);
    }
}
