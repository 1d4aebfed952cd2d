package vedette.app.terminal;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import vedette.app.screen.Key;
import vedette.app.screen.Tty;
import vedette.app.session.Interruption;

/// A thread that shows what there is to see and takes keys, until somebody has seen enough.
///
/// What a chosen incident is about stays on the screen while others come: only values change in place.
final class Screen implements AutoCloseable {

    private static final long LOOK_MILLIS = 250;

    private final Tty tty;
    private final Looker looker;
    private final Viewing viewing = new Viewing();
    private final Keys keys;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean isOver;
    private volatile @Nullable Exception trouble;

    Screen(Tty tty, Looker looker, Keys.Deed deed) {
        this.tty = tty;
        this.looker = looker;
        keys = new Keys(viewing, deed);
        thread = Thread.ofPlatform().name("screen").daemon().start(this::work);
    }

    private void work() {
        try {
            Sight sight = looker.look(viewing);
            boolean isWanted = true;
            while (isWanted && !isOver) {
                viewing.forget(Instant.now());
                Tty.Room room = tty.room();
                tty.show(ScreenPage.draw(sight, viewing, room.columns(), room.rows()));
                Key key = tty.key(LOOK_MILLIS);
                if (key.is(Key.Named.REDRAW)) {
                    tty.redraw();
                } else if (!key.is(Key.Named.NONE)) {
                    isWanted = keys.press(key, sight);
                }
                sight = next(sight);
            }
        } catch (IOException | RuntimeException e) {
            if (!isOver) {
                trouble = e;
            }
        } finally {
            ended.countDown();
        }
    }

    /// What there is to see now; while the view is paused, what there was, but for an incident that is opened.
    private Sight next(Sight before) {
        try {
            Sight now = looker.look(viewing);
            return viewing.isPaused() ? before.with(now.opened(), now.machine()) : now;
        } catch (IOException e) {
            viewing.notice("The store cannot be read: " + e.getMessage());
            return before;
        }
    }

    /// Shows a line in the place of the keys.
    void say(String text) {
        viewing.notice(text);
    }

    /// Whether somebody has seen enough.
    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /// Why it ended, if not because somebody wanted that.
    Optional<Exception> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Waits until somebody has seen enough, or the process is asked to end.
    void await() {
        Interruption.await(ended);
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        try {
            thread.join(2 * LOOK_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        tty.close();
    }
}
