package vedette.app.keep;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What was opened on the way to something: closed again, the last first, if the way is not gone to its end.
final class Unfinished implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends @Nullable AutoCloseable> T add(T one) {
        if (one != null) {
            opened.push(one);
        }
        return one;
    }

    /// All is open: whoever has it closes it.
    void forget() {
        opened.clear();
    }

    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException("cannot close what was opened: " + e.getMessage(), e);
            }
        }
    }
}
