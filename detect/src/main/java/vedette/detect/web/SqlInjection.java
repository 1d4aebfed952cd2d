package vedette.detect.web;

import java.util.regex.Pattern;

/// How surely a value is one that changes the question to a database.
///
/// The value is read three times: as it stands where a number should be, and as what ends a string in single or
/// in double quotes. Of what is left after that, shapes count, never single words: an operator with two sides,
/// a union that selects something, a further statement, a comment that cuts off the rest.
final class SqlInjection {

    private static final String VALUE =
            "(?:[ns]\\)*o+\\(*[nsvqf]|[ns]\\)*(?:w|B)|v\\)*o+\\(*[nsq]|f[(),o;c]|f$|w?\\(+E)";

    /// After what was ended: a logical operator and something that is true or false.
    private static final Pattern CONDITION = Pattern.compile("^\\)*&+o?\\(*" + VALUE);

    /// The same in the midst of words.
    private static final Pattern CONDITION_ANYWHERE =
            Pattern.compile("&+o?\\(*(?:n\\)*o\\(*n|s\\)*o\\(*s|f\\(.*\\)|\\(+E)");

    private static final Pattern CUT_CONDITION = Pattern.compile("^\\)*&+o?\\(*[ns]\\)*c");
    private static final Pattern HALF_CONDITION = Pattern.compile("^\\)*&+o?\\(*[ns]\\)*$");
    private static final Pattern CUT = Pattern.compile("^\\)*;?c$");
    private static final Pattern ALWAYS = Pattern.compile("^o[sq]$");
    private static final Pattern ORDER = Pattern.compile("^\\)*Bw[n](?:,n)*(?:c|$)");
    private static final Pattern HAVING = Pattern.compile("^\\)*B(?:wv)?B?n?on");
    private static final Pattern CALCULATED = Pattern.compile("^\\)*[o&]+\\(*(?:f\\(|E)");
    private static final Pattern UNION = Pattern.compile("U\\(*w?\\(*Ew?\\(*(?:[nsfco(]|v,|vF|w[,F(]|w$|wc)");
    private static final Pattern LOOSE_UNION = Pattern.compile("U\\(*w?\\(*E");
    private static final Pattern SUBQUERY = Pattern.compile("\\(E.*(?:F|\\().*\\)");
    private static final Pattern STATEMENT = Pattern.compile("^Ew?(?:o|[vnf(].*,.*|f\\(.*\\)|v)F[vf].*");
    private static final Pattern NESTED_CALL = Pattern.compile("f\\([^)]*f\\(");

    private SqlInjection() {}

    static double score(String value) {
        double best = ofNumber(SqlTokens.of(value));
        if (value.indexOf('\'') >= 0) {
            best = Math.max(best, ofString(SqlTokens.inside(value, '\'')));
        }
        if (value.indexOf('"') >= 0) {
            best = Math.max(best, ofString(SqlTokens.inside(value, '"')));
        }
        return best;
    }

    private static double ofString(SqlTokens tokens) {
        String rest = tokens.letters().substring(1);
        double score = afterTheEnd(rest, tokens, 1);
        if (CUT.matcher(rest).find() && tokens.word(tokens.size() - 1).length() <= 4) {
            score = Math.max(score, 0.75);
        }
        if (ALWAYS.matcher(rest).find()) {
            score = Math.max(score, 0.5);
        }
        return Math.max(score, anywhere(tokens));
    }

    private static double ofNumber(SqlTokens tokens) {
        String letters = tokens.letters();
        int begin = letters.startsWith("o") ? 1 : 0;
        boolean isNumber = letters.startsWith("n", begin);
        double score = isNumber ? afterTheEnd(letters.substring(begin + 1), tokens, begin + 1) : 0;
        if (CONDITION_ANYWHERE.matcher(letters).find()) {
            score = Math.max(score, 0.8);
        }
        if (STATEMENT.matcher(letters).find() && tokens.word(0).equals("select")) {
            boolean isPlain = letters.startsWith("EvFv") && letters.indexOf('o') < 0;
            score = Math.max(score, isPlain ? 0.2 : 0.5);
        }
        return Math.max(score, anywhere(tokens));
    }

    private static double afterTheEnd(String rest, SqlTokens tokens, int skipped) {
        if (CONDITION.matcher(rest).find()) {
            return 1;
        }
        if (CUT_CONDITION.matcher(rest).find()) {
            return 0.9;
        }
        if (ORDER.matcher(rest).find() && isOrder(tokens, rest.indexOf('B') + skipped)) {
            return rest.endsWith("c") ? 0.9 : 0.7;
        }
        if (HAVING.matcher(rest).find()) {
            return 0.8;
        }
        if (CALCULATED.matcher(rest).find() && (rest.contains("(E") || hasTelling(tokens))) {
            return 0.95;
        }
        return HALF_CONDITION.matcher(rest).find() ? 0.4 : 0;
    }

    private static boolean isOrder(SqlTokens tokens, int at) {
        return tokens.word(at).equals("order") || tokens.word(at).equals("group");
    }

    private static double anywhere(SqlTokens tokens) {
        String letters = tokens.letters();
        double score = stacked(tokens);
        if (UNION.matcher(letters).find() && tokens.hasWords("union", "select")) {
            score = 1;
        } else if (LOOSE_UNION.matcher(letters).find() && tokens.hasWords("union", "select")) {
            score = Math.max(score, 0.3);
        }
        if (tokens.hasWords("waitfor", "delay") && letters.contains("Bws")) {
            score = Math.max(score, 0.95);
        }
        if (letters.contains("Fs") && (tokens.hasWord("outfile") || tokens.hasWord("dumpfile"))) {
            score = Math.max(score, 0.9);
        }
        if (SUBQUERY.matcher(letters).find() && tokens.hasWord("select")) {
            score = Math.max(score, 0.9);
        }
        if (hasTelling(tokens)) {
            boolean isPartOfMore = NESTED_CALL.matcher(letters).find() || letters.indexOf('E') >= 0;
            score = Math.max(score, isPartOfMore ? 0.85 : 0.4);
        }
        return score;
    }

    private static boolean hasTelling(SqlTokens tokens) {
        String letters = tokens.letters();
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) == 'f' && SqlTokens.isTelling(tokens.word(i))) {
                return true;
            }
        }
        return false;
    }

    /// A semicolon and a statement that is one.
    private static double stacked(SqlTokens tokens) {
        String letters = tokens.letters();
        for (int i = letters.indexOf(";E"); i >= 0; i = letters.indexOf(";E", i + 1)) {
            char next = i + 2 < letters.length() ? letters.charAt(i + 2) : '$';
            String second = i + 2 < letters.length() ? tokens.word(i + 2) : "";
            boolean isStatement = switch (tokens.word(i + 1)) {
                case "drop", "create", "alter", "truncate" -> second.equals("table") || second.equals("database");
                case "insert", "delete" -> next == 'F';
                case "select" -> next == 'n' || next == 'f' || next == '(' || next == 'o' || next == 's';
                case "update" -> letters.startsWith("vw", i + 2);
                case "exec", "execute" ->
                    second.startsWith("xp_") || second.startsWith("sp_") || next == '(' || next == 's';
                case "declare" -> second.startsWith("@");
                case "shutdown" -> next == 'c' || next == '$';
                default -> false;
            };
            if (isStatement) {
                return 0.95;
            }
        }
        return 0;
    }
}
