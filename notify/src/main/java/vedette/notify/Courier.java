package vedette.notify;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Receiver;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentReader;
import vedette.store.outbox.NoticeQueue;

/// The thread that brings one receiver its messages. It is a platform thread since SQLite waits in native code.
final class Courier {

    /// How long what still waits may take at the end, and how long a message that is on its way.
    private static final Duration LAST = Duration.ofSeconds(5);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private final Receiver receiver;
    private final NotifySettings settings;
    private final Notifier.Run run;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isWoken;
    private boolean isEnding;

    private Courier(Receiver receiver, NotifySettings settings, Notifier.Run run) {
        this.receiver = receiver;
        this.settings = settings;
        this.run = run;
        thread = Thread.ofPlatform().daemon().name("notify-" + receiver.name()).unstarted(this::work);
    }

    static Courier begin(Receiver receiver, NotifySettings settings, Notifier.Run run) {
        Courier courier = new Courier(receiver, settings, run);
        courier.thread.start();
        return courier;
    }

    private void work() {
        boolean isTroubled = false;
        while (true) {
            try (NoticeQueue queue = new NoticeQueue(run.database(), run.sender());
                    IncidentReader incidents = new IncidentReader(run.database())) {
                deliver(queue, incidents);
                return;
            } catch (IOException | RuntimeException e) {
                if (!isTroubled) {
                    isTroubled = true;
                    run.problems()
                            .accept("notifications to " + receiver.name() + " stand still for now: " + e.getMessage());
                }
                if (!pause(AFTER_TROUBLE)) {
                    return;
                }
            }
        }
    }

    private void deliver(NoticeQueue queue, IncidentReader incidents) throws StoreException {
        Delivery delivery = new Delivery(
                receiver,
                Senders.of(receiver.channel(), run.origin(), run.clock()),
                queue,
                new Composer(settings, incidents),
                run.clock(),
                told());
        try {
            Duration left = Duration.ZERO;
            while (left.isZero() || pause(left)) {
                left = delivery.step();
            }
            Instant end = run.clock().instant().plus(LAST);
            while (delivery.step().isZero() && run.clock().instant().isBefore(end)) {
                // more could be sent
            }
        } finally {
            delivery.close();
        }
    }

    private Delivery.Told told() {
        Consumer<String> problems = run.problems();
        Consumer<String> notes = run.notes();
        return new Delivery.Told() {
            @Override
            public void failing(String name, String error) {
                problems.accept("notifications to " + name + " fail: " + error);
            }

            @Override
            public void going(String name) {
                notes.accept("notifications to " + name + " arrive again");
            }
        };
    }

    /// Waits for a while, or until there may be more to send.
    ///
    /// @return whether the work goes on
    private boolean pause(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (left > 0 && !isWoken && !isEnding) {
                left = changed.awaitNanos(left);
            }
            isWoken = false;
            return !isEnding;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            isWoken = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            isEnding = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void await() {
        try {
            if (!thread.join(LAST.multipliedBy(2))) {
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
