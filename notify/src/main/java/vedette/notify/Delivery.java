package vedette.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.common.NanoClock;
import vedette.notify.message.Message;
import vedette.notify.send.SendException;
import vedette.notify.send.Sender;
import vedette.notify.settings.Receiver;
import vedette.store.database.StoreException;
import vedette.store.outbox.Missed;
import vedette.store.outbox.Notice;
import vedette.store.outbox.NoticeQueue;

/// Brings one receiver what waits for it, in order, a step at a time. Owned by one thread.
final class Delivery {

    /// After which time it is looked whether there is more, even if nobody says so.
    static final Duration IDLE = Duration.ofSeconds(10);

    private static final int MOST_REFUSALS = 3;

    private final Receiver receiver;
    private final Sender sender;
    private final NoticeQueue queue;
    private final Composer composer;
    private final Clocks clocks;
    private final Told told;
    private final RateGate gate;
    private final BackOff backOff = new BackOff();
    private Message.@Nullable OfMissed untold;
    private boolean isPartly;
    private long refusedNumber;
    private int refusals;

    /// What time it is.
    ///
    /// @param wall for what is kept and shown
    /// @param steady one that only goes on, for pauses and limits
    record Clocks(InstantSource wall, NanoClock steady) {

        private Instant now() {
            return wall.instant();
        }

        private long nanos() {
            return steady.nanos();
        }
    }

    /// Who is told how it goes: once when it begins to fail, and once when it goes again.
    interface Told {

        void failing(String receiver, String error);

        void going(String receiver);
    }

    /// What has become of what was taken from the queue together.
    private static final class Batch {

        private final List<Notice> sent = new ArrayList<>();
        private final List<Notice> settled = new ArrayList<>();
        private Missed said = Missed.NOTHING;
        private @Nullable Notice tried;
        private @Nullable SendException partly;
        private @Nullable SendException failure;
    }

    Delivery(Receiver receiver, Sender sender, NoticeQueue queue, Composer composer, Clocks clocks, Told told) {
        this.receiver = receiver;
        this.sender = sender;
        this.queue = queue;
        this.composer = composer;
        this.clocks = clocks;
        this.told = told;
        gate = new RateGate(receiver.rate());
    }

    /// Does what can be done now.
    ///
    /// @return how long until there may be more to do; zero if there is
    Duration step() throws StoreException {
        Duration pause = backOff.left(clocks.nanos());
        if (pause.isPositive()) {
            return pause;
        }
        NoticeQueue.Waiting waiting = queue.next(receiver.name(), sender.atOnce(), clocks.now());
        if (waiting.isNothing()) {
            return IDLE;
        }
        Duration closed = gate.closedFor(clocks.nanos());
        if (closed.isPositive()) {
            if (!waiting.notices().isEmpty()) {
                queue.holdBack(receiver.name());
            }
            return closed.compareTo(IDLE) < 0 ? closed : IDLE;
        }
        return send(waiting) ? Duration.ZERO : backOff.left(clocks.nanos());
    }

    /// Sends what it can.
    ///
    /// @return whether nothing failed
    private boolean send(NoticeQueue.Waiting waiting) throws StoreException {
        Batch batch = new Batch();
        try {
            offer(waiting, batch);
        } catch (SendException e) {
            batch.failure = e;
        } catch (StoreException e) {
            noteBefore(batch, e);
            throw e;
        } catch (RuntimeException e) { // our mistake, which must not hold up whatever comes after this message
            batch.failure = SendException.refusal("the message could not be made: " + SendException.words(e), e);
        }
        return note(batch);
    }

    private void offer(NoticeQueue.Waiting waiting, Batch batch) throws SendException, StoreException {
        for (Notice notice : waiting.notices()) {
            if (gate.closedFor(clocks.nanos()).isPositive()) {
                return;
            }
            Missed missed = batch.said.isNothing() ? waiting.missed() : Missed.NOTHING;
            batch.tried = notice;
            Optional<Message> message = composer.of(notice, missed);
            if (message.isEmpty()) {
                batch.settled.add(notice);
                continue;
            }
            send(message.get(), batch);
            batch.sent.add(notice);
            batch.said = missed.isNothing() ? batch.said : missed;
        }
        if (waiting.notices().isEmpty()) {
            send(about(waiting.missed()), batch);
            batch.said = waiting.missed();
            untold = null;
        }
    }

    private void send(Message message, Batch batch) throws SendException {
        try {
            sender.send(message);
        } catch (SendException e) {
            if (!e.isPartly()) {
                throw e;
            }
            batch.partly = e;
        }
        gate.pass(clocks.nanos());
    }

    /// The same message, with the same id, as long as it says the same and is not taken.
    private Message about(Missed missed) {
        Message.OfMissed message = untold;
        if (message == null || !message.missed().equals(missed)) {
            message = composer.of(missed, clocks.now());
            untold = message;
        }
        return message;
    }

    /// Notes what was sent before the store failed, if it can: it would be sent again otherwise.
    private void noteBefore(Batch batch, StoreException cause) {
        try {
            note(batch);
        } catch (StoreException e) {
            cause.addSuppressed(e);
        }
    }

    /// @return whether nothing failed
    private boolean note(Batch batch) throws StoreException {
        try {
            sender.settle();
        } catch (SendException e) {
            failed(e);
            return false; // whether they arrived is not known, so all are sent again
        }
        if (!batch.sent.isEmpty() || !batch.said.isNothing()) {
            queue.sent(receiver.name(), batch.sent, batch.said, clocks.now());
            taken(batch.partly);
        }
        if (!batch.settled.isEmpty()) {
            queue.letGo(batch.settled);
        }
        SendException failure = batch.failure;
        if (failure == null) {
            return true;
        }
        Notice tried = batch.tried;
        if (tried != null && failure.isRefusal() && isRefusedForGood(tried)) {
            queue.refused(tried, failure.getMessage() == null ? "" : failure.getMessage(), clocks.now());
            told.failing(receiver.name(), failure.getMessage() + "; what it refused is left out");
            return true;
        }
        failed(failure);
        return false;
    }

    private boolean isRefusedForGood(Notice notice) {
        refusals = notice.number() == refusedNumber ? refusals + 1 : 1;
        refusedNumber = notice.number();
        return refusals >= MOST_REFUSALS;
    }

    /// @param partly why some will never take it; null if all have
    private void taken(@Nullable SendException partly) throws StoreException {
        if (partly == null) {
            if (backOff.hasFailed() || isPartly) {
                told.going(receiver.name());
            }
        } else {
            String words = SendException.words(partly);
            if (!isPartly) {
                told.failing(receiver.name(), words);
            }
            queue.failed(receiver.name(), words, clocks.now());
        }
        isPartly = partly != null;
        backOff.succeeded();
    }

    private void failed(SendException failure) throws StoreException {
        String words = SendException.words(failure);
        if (!backOff.hasFailed()) {
            told.failing(receiver.name(), words + "; it is tried again until it works");
        }
        isPartly = false; // the latest that was said is this, so who is left out is said again
        backOff.failed(clocks.nanos(), failure.after());
        queue.failed(receiver.name(), words, clocks.now());
    }

    void close() {
        sender.close();
    }
}
