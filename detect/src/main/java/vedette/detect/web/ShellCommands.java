package vedette.detect.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How surely a value holds a command for a shell: something that ends the command before it, the name of a
/// program, and what looks like the program's arguments.
final class ShellCommands {

    private static final Set<String> PROGRAMS = Set.of(
            ("cat ls id whoami uname wget curl nc ncat netcat bash sh zsh ash dash ping sleep nslookup dig ifconfig"
                            + " ipconfig net powershell cmd python python2 python3 perl php ruby echo rm chmod touch type dir"
                            + " tftp busybox env ps netstat certutil telnet head tail more less hostname pwd printf awk find"
                            + " grep socat mknod mkfifo base64 tasklist systeminfo nohup sudo tee w rundll32 mshta bitsadmin")
                    .split(" ", -1));

    /// Programs whose names nobody writes by chance.
    private static final Set<String> TELLING = Set.of(
            ("whoami wget curl nslookup ifconfig ipconfig powershell ncat netcat busybox certutil tftp uname netstat mkfifo"
                            + " mknod socat tasklist systeminfo rundll32 mshta bitsadmin")
                    .split(" ", -1));

    private static final Pattern BREAK = Pattern.compile(
            "(;|\\|\\|?|&&?|\\n|\\$\\(|`|%0a|<\\()\\s*(?:/(?:usr/|local/)?s?bin/)?([a-z][a-z0-9]{0,11})");

    /// Arguments that a shell gets and sentences do not.
    private static final Pattern ARGUMENT =
            Pattern.compile("^(?:\\s|\\$\\{?ifs\\}?|\\$ifs\\$\\d)+(?:[-/$.~\\\\|>]|\\d|https?:|\\S*[./\\\\]\\S)");

    private static final Pattern END = Pattern.compile("^\\s*(?:$|[;|&`)\\n#>])");
    private static final Pattern DIRECT =
            Pattern.compile("^\\s*(?:/(?:usr/)?bin/)?([a-z][a-z0-9]{0,11})(.*)$", Pattern.DOTALL);
    private static final Set<String> COMMAND_NAMES =
            Set.of("cmd", "exec", "command", "shell", "execute", "system", "run");
    private static final Pattern PROGRAM_PAGE = Pattern.compile("\\.(?:php\\d?|phtml|jspx?|aspx?|ashx|cgi|pl|sh)$");

    private ShellCommands() {}

    static double injection(String value) {
        String text = value.toLowerCase(Locale.ROOT);
        double best = 0;
        for (Matcher found = BREAK.matcher(text); found.find(); ) {
            String program = found.group(2);
            if (PROGRAMS.contains(program)) {
                best = Math.max(best, score(found.group(1), program, text.substring(found.end())));
            }
        }
        return best;
    }

    private static double score(String separator, String program, String rest) {
        boolean isSubstitution = separator.equals("$(") || separator.equals("`") || separator.equals("<(");
        boolean isTelling = TELLING.contains(program);
        if (ARGUMENT.matcher(rest).find()) {
            boolean isSure = isTelling || isSubstitution || rest.contains("/") || rest.contains("${ifs}");
            return isSure ? 1 : 0.7;
        }
        if (END.matcher(rest).find()) {
            if (isTelling || isSubstitution) {
                return 0.95;
            }
            return separator.equals("&") ? 0.2 : separator.equals(";") ? 0.6 : 0.7;
        }
        return isTelling && isSubstitution ? 0.7 : 0;
    }

    /// How surely a parameter tells a page to run a command, as web shells take them.
    static double webShell(Part part, String path) {
        Matcher whole = DIRECT.matcher(part.value().toLowerCase(Locale.ROOT));
        if (!whole.matches() || !PROGRAMS.contains(whole.group(1))) {
            return 0;
        }
        String rest = whole.group(2);
        boolean isCommand = rest.isBlank()
                || ARGUMENT.matcher(rest).find()
                || END.matcher(rest).find();
        boolean isNamed = COMMAND_NAMES.contains(part.name());
        boolean isProgram = PROGRAM_PAGE.matcher(path.toLowerCase(Locale.ROOT)).find();
        if (!isCommand) {
            return 0;
        }
        if (isNamed) {
            return isProgram ? 1 : 0.7;
        }
        return isProgram && (TELLING.contains(whole.group(1)) || rest.contains("/")) ? 0.7 : 0;
    }
}
