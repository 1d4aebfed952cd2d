package vedette.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final InstantSource clock;
    private final Told told;
    private final RateGate gate;
    private final BackOff backOff = new BackOff();
    private long refusedNumber;
    private int refusals;

    /// Who is told how it goes: once when it begins to fail, and once when it goes again.
    interface Told {

        void failing(String receiver, String error);

        void going(String receiver);
    }

    Delivery(Receiver receiver, Sender sender, NoticeQueue queue, Composer composer, InstantSource clock, Told told) {
        this.receiver = receiver;
        this.sender = sender;
        this.queue = queue;
        this.composer = composer;
        this.clock = clock;
        this.told = told;
        gate = new RateGate(receiver.rate());
    }

    /// Does what can be done now.
    ///
    /// @return how long until there may be more to do; zero if there is
    Duration step() throws StoreException {
        Instant now = clock.instant();
        Duration pause = backOff.left(now);
        if (pause.isPositive()) {
            return pause;
        }
        NoticeQueue.Waiting waiting = queue.next(receiver.name(), sender.atOnce(), now);
        if (waiting.isNothing()) {
            return IDLE;
        }
        Duration closed = gate.closedFor(now);
        if (closed.isPositive()) {
            if (!waiting.notices().isEmpty()) {
                queue.holdBack(receiver.name());
            }
            return closed.compareTo(IDLE) < 0 ? closed : IDLE;
        }
        return send(waiting, now) ? Duration.ZERO : backOff.left(clock.instant());
    }

    /// Sends what it can.
    ///
    /// @return whether nothing failed
    private boolean send(NoticeQueue.Waiting waiting, Instant now) throws StoreException {
        List<Notice> sent = new ArrayList<>();
        List<Notice> settled = new ArrayList<>();
        Missed said = Missed.NOTHING;
        SendException failure = null;
        Notice tried = null;
        try {
            for (Notice notice : waiting.notices()) {
                if (gate.closedFor(now).isPositive()) {
                    break;
                }
                Missed missed = said.isNothing() ? waiting.missed() : Missed.NOTHING;
                tried = notice;
                Optional<Message> message = composer.of(notice, missed);
                if (message.isEmpty()) {
                    settled.add(notice);
                    continue;
                }
                sender.send(message.get());
                gate.pass(now);
                sent.add(notice);
                said = missed.isNothing() ? said : missed;
            }
            if (waiting.notices().isEmpty()) {
                sender.send(composer.of(waiting.missed(), now));
                gate.pass(now);
                said = waiting.missed();
            }
        } catch (SendException e) {
            failure = e;
        } catch (RuntimeException e) { // our mistake, which must not hold up whatever comes after this message
            failure = SendException.refusal("the message could not be made: " + SendException.words(e), e);
        }
        try {
            sender.settle();
        } catch (SendException e) {
            failed(e);
            return false; // whether they arrived is not known, so all are sent again
        }
        if (!settled.isEmpty()) {
            queue.letGo(settled);
        }
        if (!sent.isEmpty() || !said.isNothing()) {
            queue.sent(receiver.name(), sent, said, clock.instant());
            going();
        }
        if (failure == null) {
            return true;
        }
        if (tried != null && failure.isRefusal() && isRefusedForGood(tried)) {
            queue.refused(tried, failure.getMessage() == null ? "" : failure.getMessage(), clock.instant());
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

    private void going() {
        if (backOff.hasFailed()) {
            told.going(receiver.name());
        }
        backOff.succeeded();
    }

    private void failed(SendException failure) throws StoreException {
        Instant now = clock.instant();
        String words = SendException.words(failure);
        if (!backOff.hasFailed()) {
            told.failing(receiver.name(), words + "; it is tried again until it works");
        }
        backOff.failed(now, failure.after());
        queue.failed(receiver.name(), words, now);
    }

    void close() {
        sender.close();
    }
}
