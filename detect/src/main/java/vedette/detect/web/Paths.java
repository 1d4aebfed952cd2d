package vedette.detect.web;

import java.util.Locale;
import java.util.regex.Pattern;

/// How surely a value is a path that leaves the folder it should stay in, or names a file that nobody asks for.
final class Paths {

    private static final Pattern UP = Pattern.compile("(?:\\.{2,}|\\.;\\.|\\.\\.;)[/\\\\]+");
    private static final Pattern PRIVATE = Pattern.compile(
            "(?:etc/+(?:passwd|shadow|hosts|group|issue|ssh/)|(?:windows|winnt)[/\\\\]+(?:win\\.ini|system)"
                    + "|boot\\.ini|proc/+(?:self|version|\\d+/)|web-inf|\\.ssh/|id_rsa|wp-config\\.php|web\\.config$"
                    + "|\\.htpasswd|var/+log/|global\\.asa|system32)");
    private static final Pattern WRAPPER =
            Pattern.compile("^(?:php|expect|zip|phar|glob)://|^file:/+|^data:[^,]{0,40}[,;]base64|^jar:http");
    private static final Pattern LEFT_BEHIND = Pattern.compile(
            "^/+(?:[^/?]+/)?\\.(?:env|git|svn|hg|aws|ssh|htpasswd|htaccess|ds_store|docker|kube)(?:[./_-]|$)"
                    + "|/(?:id_rsa|wp-config\\.php[.~]|web\\.config\\.|backup\\.sql|dump\\.sql|database\\.sql)");

    private Paths() {}

    /// Of a path or of a parameter's value.
    static double traversal(String value, boolean isPath) {
        String text = value.toLowerCase(Locale.ROOT);
        int up = 0;
        for (var matcher = UP.matcher(text); matcher.find(); ) {
            up++;
        }
        boolean isPrivate = PRIVATE.matcher(text).find();
        if (isPrivate && up > 0) {
            return 1;
        }
        if (WRAPPER.matcher(text).find()) {
            return isPath ? 0 : 0.8;
        }
        if (isPrivate) {
            boolean isWhole = text.startsWith("/") || text.startsWith("c:");
            return !isPath && isWhole ? 0.9 : 0;
        }
        return switch (up) {
            case 0 -> 0;
            case 1 -> isPath ? 0.3 : 0.2;
            case 2 -> isPath ? 0.6 : 0.5;
            default -> 0.9;
        };
    }

    /// Of a path: a file that was left behind, which only those ask for who look for such.
    static double leftBehind(String path) {
        return LEFT_BEHIND.matcher(path.toLowerCase(Locale.ROOT)).find() ? 0.5 : 0;
    }
}
