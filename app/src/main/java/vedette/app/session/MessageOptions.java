package vedette.app.session;

import java.io.Console;
import picocli.CommandLine.Option;
import vedette.app.log.EventLog;

/// How much is said on standard error.
public final class MessageOptions {

    @Option(
            names = {"-q", "--quiet"},
            description = "say nothing but errors")
    private boolean isQuiet;

    public MessageOptions() {}

    /// Something that a person may want to know.
    public void note(String text) {
        EventLog.info(text);
        if (!EventLog.isOnConsole()) {
            noteUnlogged(text);
        }
    }

    /// The same for whoever sits there alone, since it may hold a secret: no log has it.
    public void noteUnlogged(String text) {
        if (!isQuiet) {
            System.err.println(text);
        }
    }

    /// How it goes, again and again: the log has it for who looks for a mistake only.
    void pulse(String text) {
        EventLog.debug(text);
        if (!EventLog.isOnConsole()) {
            noteUnlogged(text);
        }
    }

    /// Something that a person should look after.
    public void problem(String text) {
        EventLog.warning(text);
        if (!EventLog.isOnConsole()) {
            System.err.println("vedette: " + text);
        }
    }

    /// A line that the next one replaces; only on a terminal.
    public void progress(String text) {
        if (!isQuiet && isTerminal()) {
            System.err.print("\r\u001B[K" + text);
            System.err.flush();
        }
    }

    public void endProgress() {
        progress("");
    }

    /// Whether a person sits there.
    @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25 where there is no terminal
    public static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
