package vedette.detect.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Text as a database would read it: a row of letters, one for each token, with the words beside it.
///
/// The letters are those of the idea of *libinjection* (Galbreath 2012), with fewer classes: `n` a number, `s`
/// a string, `q` a quote that ends a string begun outside, `v` a word or variable, `E` a word that begins a
/// statement, `U` union, `&` a logical operator, `o` another operator, `f` a function that matters, `B` order,
/// group, having or limit, `F` from or into, `w` another word of the language, `c` a comment that reaches the
/// end, and `( ) , ;` themselves.
final class SqlTokens {

    private static final int MOST_TOKENS = 96;

    private static final Map<String, Character> WORDS = words();
    private static final Set<String> FUNCTIONS = Set.of(
            "sleep benchmark pg_sleep extractvalue updatexml load_file xp_cmdshell group_concat concat concat_ws char chr"
                    .split(" ", -1));
    private static final Set<String> MORE_FUNCTIONS = Set.of(
            ("ascii substring substr mid ord hex unhex version database user current_user system_user schema count if iif"
                            + " ifnull nullif cast convert randomblob length dbms_pipe.receive_message exp floor rand"
                            + " elt make_set json_keys gtid_subset row_count make_date query_to_xml utl_inaddr.get_host_name"
                            + " ctxsys.drithsx.sn md5 sha1 upper lower string_agg coalesce quarter polygon exists")
                    .split(" ", -1));

    private final StringBuilder letters = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private final String text;
    private int at;

    private SqlTokens(String text) {
        this.text = text;
    }

    /// Reads the text as it stands.
    static SqlTokens of(String text) {
        SqlTokens tokens = new SqlTokens(text.toLowerCase(Locale.ROOT));
        tokens.readAll();
        return tokens;
    }

    /// Reads the text as one that begins inside of a string with this quote.
    static SqlTokens inside(String text, char quote) {
        SqlTokens tokens = new SqlTokens(text.toLowerCase(Locale.ROOT));
        int end = tokens.endOfString(0, quote);
        tokens.add('q', "");
        tokens.at = end;
        tokens.readAll();
        return tokens;
    }

    /// One letter for each token.
    String letters() {
        return letters.toString();
    }

    String word(int i) {
        return words.get(i);
    }

    int size() {
        return words.size();
    }

    boolean hasWord(String word) {
        return words.contains(word);
    }

    /// Whether both are there, in this order.
    boolean hasWords(String first, String second) {
        int at = words.indexOf(first);
        return at >= 0 && words.subList(at, words.size()).contains(second);
    }

    private static Map<String, Character> words() {
        Map<String, Character> map = new HashMap<>();
        put(
                map,
                'E',
                "select insert update delete drop create alter truncate exec execute declare shutdown grant merge");
        put(map, 'U', "union intersect except");
        put(map, '&', "and or xor not div");
        put(map, 'o', "like between in is regexp rlike sounds glob similar");
        put(map, 'B', "order group having limit procedure waitfor");
        put(map, 'F', "from into outfile dumpfile");
        put(map, 'w', "all distinct where table by case when then else end null values set top as delay database on");
        return map;
    }

    private static void put(Map<String, Character> map, char letter, String list) {
        for (String word : list.split(" ", -1)) {
            map.put(word, letter);
        }
    }

    private void readAll() {
        while (at < text.length() && words.size() < MOST_TOKENS) {
            read();
        }
    }

    private void add(char letter, String word) {
        letters.append(letter);
        words.add(word);
    }

    private void read() {
        char letter = text.charAt(at);
        if (Character.isWhitespace(letter)) {
            at++;
        } else if (letter == '\'' || letter == '"') {
            readString(letter);
        } else if (Character.isDigit(letter)) {
            readNumber();
        } else if (isWordLetter(letter) || letter == '@' || letter == '`') {
            readWord();
        } else if (!readComment()) {
            readSign(letter);
        }
    }

    /// A string that is never ended is one that the application's own text ends.
    private void readString(char quote) {
        at = endOfString(at + 1, quote);
        add('s', "");
    }

    private int endOfString(int from, char quote) {
        int end = from;
        while (end < text.length()) {
            char letter = text.charAt(end);
            if (letter == '\\') {
                end++;
            } else if (letter == quote) {
                return end + 1;
            }
            end++;
        }
        return text.length();
    }

    private void readNumber() {
        int begin = at;
        while (at < text.length() && (isWordLetter(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String number = text.substring(begin, at);
        boolean isNumber =
                number.startsWith("0x") || number.chars().allMatch(c -> c == '.' || c == 'e' || (c >= '0' && c <= '9'));
        add(isNumber ? 'n' : 'v', number);
    }

    private void readWord() {
        int begin = at;
        while (at < text.length() && (isWordLetter(text.charAt(at)) || "@`.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(begin, at);
        Character known = WORDS.get(word);
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean isCalled = next < text.length() && text.charAt(next) == '(';
        if (isCalled && (FUNCTIONS.contains(word) || MORE_FUNCTIONS.contains(word))) {
            add('f', word);
        } else if (word.startsWith("@@") || word.startsWith("information_schema") || word.startsWith("sqlite_master")) {
            add('f', word);
        } else {
            add(known == null ? word.equals("true") || word.equals("false") ? 'n' : 'v' : known, word);
        }
    }

    /// Whether the function does harm by itself, and is nothing that people write about.
    static boolean isTelling(String function) {
        return FUNCTIONS.contains(function) || function.startsWith("@@") || function.contains("_schema");
    }

    private boolean readComment() {
        if (text.startsWith("/*", at)) {
            return readInlineComment();
        }
        boolean isDashes = text.startsWith("--", at);
        if (isDashes || text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            boolean isLast = end < 0;
            add('c', text.substring(at, isLast ? text.length() : end).strip());
            at = isLast ? text.length() : end;
            return true;
        }
        return false;
    }

    /// What `/*!` begins is read; other comments are a blank.
    private boolean readInlineComment() {
        if (text.startsWith("/*!", at)) {
            at += 3;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            return true;
        }
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            add('c', "");
        }
        at = end < 0 ? text.length() : end + 2;
        return true;
    }

    private void readSign(char letter) {
        String two = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        if (two.equals("||") || two.equals("&&")) {
            add('&', two);
            at += 2;
            return;
        }
        if (text.startsWith("*/", at)) {
            at += 2;
            return;
        }
        at++;
        if ("(),;".indexOf(letter) >= 0) {
            add(letter, "");
        } else if ("=<>!+-*/%^|&~:".indexOf(letter) >= 0) {
            if (letters.isEmpty() || letters.charAt(letters.length() - 1) != 'o') {
                add('o', Character.toString(letter)); // a row of signs is one operator
            }
        } else {
            add('x', Character.toString(letter));
        }
    }

    private static boolean isWordLetter(char letter) {
        return letter == '_' || letter == '$' || Character.isLetterOrDigit(letter);
    }
}
