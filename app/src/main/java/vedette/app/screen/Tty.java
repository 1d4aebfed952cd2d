package vedette.app.screen;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ClosedException;
import org.jline.utils.NonBlockingReader;

/// The terminal of this process, whose keys come one by one and are not shown. When it is closed it is as it was.
///
/// Owned by one thread, but for [#close], which any may call.
public final class Tty implements AutoCloseable {

    /// A terminal that does not say how large it is.
    private static final int USUAL_COLUMNS = 80;

    private static final int USUAL_ROWS = 24;

    /// The other page, no cursor, no new line by itself at the end of a row.
    private static final String BEGIN = "\u001B[?1049h\u001B[?25l\u001B[?7l\u001B[0m\u001B[2J";

    private static final String END = "\u001B[0m\u001B[?7h\u001B[?25h\u001B[?1049l";

    private final Terminal terminal;
    private final Attributes before;
    private final Palette palette;
    private final Keyboard keyboard;
    private final Painter painter = new Painter();
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private Room room = new Room(0, 0);
    private boolean isFull;
    private boolean isClosed;
    private volatile boolean isLent;
    private volatile boolean isGone;

    /// How large it is, in cells.
    public record Room(int columns, int rows) {}

    private Tty(Terminal terminal, Palette palette) {
        this.terminal = terminal;
        this.palette = palette;
        before = terminal.enterRawMode();
        Attributes raw = new Attributes(terminal.getAttributes());
        raw.setLocalFlag(LocalFlag.ISIG, true);
        raw.setControlChar(ControlChar.VSUSP, 0); // a stopped process would leave the terminal as it is
        raw.setControlChar(ControlChar.VQUIT, 0);
        terminal.setAttributes(raw);
        NonBlockingReader reader = terminal.reader();
        keyboard = new Keyboard(reader::read);
    }

    /// The terminal; nothing if this process has none. Ctrl-C ends the process as everywhere.
    public static Optional<Tty> open(Palette palette) throws IOException {
        return open(palette, builder().nativeSignals(false));
    }

    /// The same, to be lent: Ctrl-C is for whoever has it. While nobody has, it is as if the terminal were gone.
    public static Optional<Tty> openToLend(Palette palette) throws IOException {
        AtomicReference<Tty> opened = new AtomicReference<>();
        Terminal.SignalHandler handler = signal -> {
            Tty tty = opened.get();
            if (signal == Signal.INT && tty != null && !tty.isLent) {
                tty.isGone = true;
            }
        };
        Optional<Tty> tty = open(palette, builder().nativeSignals(true).signalHandler(handler));
        tty.ifPresent(opened::set);
        return tty;
    }

    /// The system's terminal, which is not asked what it can do: it would answer as if by keys.
    private static TerminalBuilder builder() {
        // Signals come from the system: otherwise a thread reads ahead, and takes keys from whoever it is lent to.
        System.setProperty("org.jline.terminal.softwareSignals", "false");
        return TerminalBuilder.builder().system(true).dumb(false).graphemeCluster(false);
    }

    private static Optional<Tty> open(Palette palette, TerminalBuilder builder) throws IOException {
        Terminal terminal;
        try {
            terminal = builder.build();
        } catch (IllegalStateException | IOException _) {
            return Optional.empty();
        }
        return Optional.of(new Tty(terminal, palette));
    }

    /// Something that has the terminal for itself.
    @FunctionalInterface
    public interface Borrower {

        void use() throws IOException;
    }

    /// Lends it, as it was in the beginning, to another process.
    public void lend(Borrower borrower) throws IOException {
        Attributes own = terminal.getAttributes();
        isLent = true;
        terminal.setAttributes(before);
        try {
            borrower.use();
        } finally {
            terminal.setAttributes(own);
            isLent = false;
        }
    }

    /// How large it is now.
    public Room room() {
        Size size;
        try {
            size = terminal.getSize();
        } catch (IllegalStateException _) { // the process is asked to end
            return room;
        }
        return new Room(
                size.getColumns() > 0 ? size.getColumns() : USUAL_COLUMNS,
                size.getRows() > 0 ? size.getRows() : USUAL_ROWS);
    }

    /// The next key.
    ///
    /// @param millis how long to wait for it at most
    public Key key(long millis) throws IOException {
        try {
            return isGone ? Key.of(Key.Named.GONE) : keyboard.next(millis);
        } catch (ClosedException | IllegalStateException _) { // the process is asked to end
            return Key.of(Key.Named.GONE);
        }
    }

    /// Shows these rows, from the top of an otherwise empty screen that is given back at the end.
    public synchronized void show(List<Line> rows) {
        if (isClosed) {
            return;
        }
        StringBuilder written = new StringBuilder();
        Room now = room();
        if (!isFull) {
            written.append(BEGIN);
            isFull = true;
        } else if (!now.equals(room)) {
            written.append(painter.forget());
        }
        room = now;
        written.append(painter.paint(rows.stream()
                .limit(now.rows())
                .map(row -> row.cut(now.columns()).codes(palette))
                .toList()));
        write(written.toString());
    }

    /// Whatever else wrote there: all of it is shown anew the next time.
    public synchronized void redraw() {
        write(painter.forget());
    }

    /// Shows rows below what is there, in the place of some that were shown so.
    ///
    /// @param above how many those were
    public synchronized void showBelow(List<Line> rows, int above) {
        int columns = room().columns();
        StringBuilder written = new StringBuilder("\u001B[?25l");
        if (above > 0) {
            written.append("\u001B[").append(above).append('A');
        }
        for (Line row : rows) {
            written.append("\r\u001B[K")
                    .append(row.cut(columns - 1).codes(palette))
                    .append("\r\n");
        }
        write(written.append("\u001B[?25h").toString());
    }

    /// All at once, so that nobody sees half of it. The library's own writer is closed when the process is asked to
    /// end.
    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            isGone = true;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (isFull) {
            write(END);
        }
        try {
            terminal.setAttributes(before);
        } catch (IllegalStateException _) {
            // the process is asked to end, and the library has done it
        }
        terminal.close();
    }
}
