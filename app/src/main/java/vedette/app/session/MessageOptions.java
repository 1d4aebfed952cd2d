package vedette.app.session;

import java.io.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.app.log.EventLog;

/// How much is said on standard error.
public final class MessageOptions {

    @Option(
            names = {"-q", "--quiet"},
            description = "say nothing but errors")
    private boolean isQuiet;

    private volatile @Nullable Board board;

    /// Takes what is said while standard error is covered by something else. Any thread may say something.
    public interface Board {

        void note(String text);

        void problem(String text);
    }

    public MessageOptions() {}

    /// Says it there from now on; on standard error if that is null.
    public void to(@Nullable Board newBoard) {
        board = newBoard;
    }

    /// Whether nothing but errors is said.
    public boolean isQuiet() {
        return isQuiet;
    }

    /// Something that a person may want to know.
    public void note(String text) {
        EventLog.info(text);
        if (board != null || !EventLog.isOnConsole()) {
            noteUnlogged(text);
        }
    }

    /// The same for whoever sits there alone, since it may hold a secret: no log has it.
    public void noteUnlogged(String text) {
        Board covering = board;
        if (isQuiet) {
            return;
        }
        if (covering == null) {
            System.err.println(text);
        } else {
            covering.note(text);
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
        Board covering = board;
        if (covering != null) {
            covering.problem(text);
        } else if (!EventLog.isOnConsole()) {
            System.err.println("vedette: " + text);
        }
    }

    /// A line that the next one replaces; only on a terminal.
    public void progress(String text) {
        if (!isQuiet && board == null && isTerminal()) {
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
