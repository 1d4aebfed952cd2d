package vedette.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Receiver;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentReader;
import vedette.store.outbox.NoticeQueue;

/// The thread that brings one receiver its messages. It is a platform thread since SQLite waits in native code.
///
/// One that takes the place of another begins when that one has ended: never do two send to one receiver.
final class Courier {

    /// How long what still waits may take at the end, and then as long again a message that is on its way.
    static final Duration LAST = Duration.ofSeconds(5);

    /// How long those that do not end are given once they are interrupted.
    private static final Duration AFTER_INTERRUPTION = Duration.ofSeconds(1);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
    private static final Duration AFTER_ANOTHER = Duration.ofMillis(20);

    private final Receiver receiver;
    private final NotifySettings settings;
    private final Notifier.Run run;
    private volatile @Nullable Courier former;
    private final Thread thread;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isWoken;
    private boolean isEnding;
    private boolean isLeaving;

    private Courier(Receiver receiver, NotifySettings settings, Notifier.Run run, @Nullable Courier former) {
        this.receiver = receiver;
        this.settings = settings;
        this.run = run;
        this.former = former;
        thread = Thread.ofPlatform().daemon().name("notify-" + receiver.name()).unstarted(this::workAndEnd);
    }

    /// @param former who has told this receiver so far and [leaves][#leave]; null if nobody has
    static Courier begin(Receiver receiver, NotifySettings settings, Notifier.Run run, @Nullable Courier former) {
        Courier courier = new Courier(receiver, settings, run, former);
        courier.thread.start();
        return courier;
    }

    Receiver receiver() {
        return receiver;
    }

    /// Whether nothing would be told in another way by these settings.
    boolean tells(Receiver other, NotifySettings others) {
        return receiver.equals(other) && Objects.equals(settings.publicUrl(), others.publicUrl());
    }

    private void workAndEnd() {
        try {
            work();
        } finally {
            ended.complete(true);
        }
    }

    private void work() {
        Courier before = former;
        while (before != null && !before.hasEnded()) {
            if (!pause(AFTER_ANOTHER)) {
                return;
            }
        }
        former = null;
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
                new Delivery.Clocks(run.clock(), run.steady()),
                told());
        try {
            Duration left = Duration.ZERO;
            while (left.isZero() ? goesOn() : pause(left)) {
                left = delivery.step();
            }
            long ending = run.steady().nanos();
            while (!isLeaving() && delivery.step().isZero() && run.steady().nanos() - ending < LAST.toNanos()) {
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

    /// Ends without sending what waits: somebody else will, or nobody.
    void leave() {
        lock.lock();
        try {
            isLeaving = true;
            isEnding = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean isLeaving() {
        lock.lock();
        try {
            return isLeaving;
        } finally {
            lock.unlock();
        }
    }

    private boolean goesOn() {
        lock.lock();
        try {
            return !isEnding;
        } finally {
            lock.unlock();
        }
    }

    /// One that never began may have left while another before it still sends.
    private boolean hasEnded() {
        Courier before = former;
        return ended.isDone() && (before == null || before.hasEnded());
    }

    private CompletableFuture<?> ended() {
        Courier before = former;
        return before == null ? ended : CompletableFuture.allOf(ended, before.ended());
    }

    private void interrupt() {
        Courier before = former;
        if (before != null) {
            before.interrupt();
        }
        thread.interrupt();
    }

    /// Waits for those that were told to end, for all of them until one moment: who has not ended by then is
    /// interrupted, and left if that is of no use.
    ///
    /// @param most how long until then
    static void await(Collection<Courier> couriers, Duration most) {
        if (!haveEnded(couriers, most)) {
            couriers.forEach(Courier::interrupt);
            haveEnded(couriers, AFTER_INTERRUPTION);
        }
    }

    private static boolean haveEnded(Collection<Courier> couriers, Duration most) {
        CompletableFuture<?>[] all = couriers.stream().map(Courier::ended).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end is no failure", e);
        }
    }
}
