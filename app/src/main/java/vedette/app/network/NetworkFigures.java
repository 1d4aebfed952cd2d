package vedette.app.network;

import vedette.app.figures.Figure;
import vedette.app.figures.Target;
import vedette.app.network.NetworkTally.Counted;
import vedette.feature.AddressSet;
import vedette.feature.ConnectionState;
import vedette.flow.fact.DnsFact;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;

/// Gives figures of how well the network does, minute by minute of the traffic: how long connections take to open
/// and names to be found, how much is sent again, how much fails. What is counted are conversations, and parts of
/// long ones, in the minute in which they end. Owned by the thread of the ticks.
public final class NetworkFigures implements FlowSink {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long MICRO_NANOS = 1_000;
    private static final int DNS = 53;
    private static final int NO_SUCH_NAME = 3;

    private final AddressSet home;
    private final Target target;
    private final Repeats repeats = new Repeats();
    private final NetworkTally tick = new NetworkTally();
    private final NetworkTally ofMinute = new NetworkTally();
    private long minute = Long.MIN_VALUE;
    private boolean isChanged;

    /// @param home which hosts are inside
    public NetworkFigures(AddressSet home, Target target) {
        this.home = home;
        this.target = target;
    }

    @Override
    public void onFlow(FlowView flow) {
        if (flow.end() == FlowEnd.CHECKPOINT) {
            return;
        }
        if (flow.isTcp()) {
            addTcp(flow);
        } else if (flow.isUdp() && flow.destinationPort() == DNS) {
            addQuestion(flow);
        }
    }

    private void addTcp(FlowView flow) {
        isChanged = true;
        if (flow.part() == 0 && flow.handshakeTime() >= 0) {
            boolean isInside = home.contains(flow.destinationHigh(), flow.destinationLow());
            (isInside ? tick.inside : tick.outside).add(flow.handshakeTime());
        }
        long again = repeats.of(flow);
        if (again >= 0) {
            tick.count(Counted.PACKETS, flow.packets());
            tick.count(Counted.PACKETS_AGAIN, again);
        }
        if (flow.end().isFinal()) {
            addEnd(flow);
        }
    }

    private void addEnd(FlowView flow) {
        tick.count(Counted.CONVERSATIONS, 1);
        if (flow.forward().retransmittedPackets() + flow.backward().retransmittedPackets() > 0) {
            tick.count(Counted.CONVERSATIONS_AGAIN, 1);
        }
        switch (ConnectionState.of(flow)) {
            case S0, SH, RSTOS0 -> tick.count(Counted.UNANSWERED, 1);
            case REJ -> tick.count(Counted.REFUSED, 1);
            case RSTO, RSTR -> tick.count(Counted.BROKEN_OFF, 1);
            case S1, S2, S3, SF, RSTRH, SHR, OTH -> {}
        }
    }

    /// Several questions may be asked from one port; the first tells how long an answer takes.
    private void addQuestion(FlowView flow) {
        if (flow.part() != 0) {
            return;
        }
        isChanged = true;
        tick.count(Counted.ASKED, 1);
        if (flow.backward().packets() == 0) {
            tick.count(Counted.NOT_TOLD, 1);
        } else if (flow.responseTime() >= 0) {
            tick.names.add(flow.responseTime());
        }
    }

    @Override
    public void onFacts(TickFacts facts) {
        facts.of(DnsFact.class).filter(DnsFact::isResponse).forEach(answer -> {
            isChanged = true;
            tick.count(Counted.ANSWERS, 1);
            if (answer.responseCode() == NO_SUCH_NAME) {
                tick.count(Counted.NO_SUCH_NAME, 1);
            } else if (answer.responseCode() > 0) {
                tick.count(Counted.FAILED, 1);
            }
        });
    }

    @Override
    public void onTick(long endNanos) {
        long now = Math.floorDiv(endNanos - 1, MINUTE_NANOS);
        if (now != minute) {
            ofMinute.clear();
            minute = now;
        }
        if (isChanged) {
            isChanged = false;
            ofMinute.add(tick);
            tick.clear();
            give(); // a minute that has not ended counts, too: the latest that is given is kept
        }
    }

    private void give() {
        give(Figure.CONNECT_SECONDS, "inside ", ofMinute.inside);
        give(Figure.CONNECT_SECONDS, "outside ", ofMinute.outside);
        give(Figure.DNS_SECONDS, "", ofMinute.names);
        give(Figure.TCP_PACKETS, "", of(Counted.PACKETS));
        give(Figure.TCP_PACKETS, "sent again", of(Counted.PACKETS_AGAIN));
        give(Figure.TCP_CONVERSATIONS, "", of(Counted.CONVERSATIONS));
        give(Figure.TCP_CONVERSATIONS, "with packets sent again", of(Counted.CONVERSATIONS_AGAIN));
        give(Figure.TCP_CONVERSATIONS, "unanswered", of(Counted.UNANSWERED));
        give(Figure.TCP_CONVERSATIONS, "refused", of(Counted.REFUSED));
        give(Figure.TCP_CONVERSATIONS, "broken off", of(Counted.BROKEN_OFF));
        share(Figure.TCP_REPEATED_SHARE, "packets", Counted.PACKETS_AGAIN, Counted.PACKETS);
        share(Figure.TCP_REPEATED_SHARE, "conversations", Counted.CONVERSATIONS_AGAIN, Counted.CONVERSATIONS);
        share(Figure.TCP_FAILED_SHARE, "unanswered", Counted.UNANSWERED, Counted.CONVERSATIONS);
        share(Figure.TCP_FAILED_SHARE, "refused", Counted.REFUSED, Counted.CONVERSATIONS);
        share(Figure.TCP_FAILED_SHARE, "broken off", Counted.BROKEN_OFF, Counted.CONVERSATIONS);
        give(Figure.DNS_QUESTIONS, "", of(Counted.ASKED));
        give(Figure.DNS_QUESTIONS, "unanswered", of(Counted.NOT_TOLD));
        give(Figure.DNS_ANSWERS, "", of(Counted.ANSWERS));
        give(Figure.DNS_ANSWERS, "no such name", of(Counted.NO_SUCH_NAME));
        give(Figure.DNS_ANSWERS, "failed", of(Counted.FAILED));
        share(Figure.DNS_FAILED_SHARE, "unanswered", Counted.NOT_TOLD, Counted.ASKED);
        share(Figure.DNS_FAILED_SHARE, "no such name", Counted.NO_SUCH_NAME, Counted.ANSWERS);
        share(Figure.DNS_FAILED_SHARE, "failed", Counted.FAILED, Counted.ANSWERS);
        if (repeats.leftOut() > 0) {
            give(Figure.TCP_LEFT_OUT_PARTS, "", (double) repeats.leftOut());
        }
    }

    private double of(Counted what) {
        return (double) ofMinute.count(what);
    }

    private void give(Figure figure, String label, Spread times) {
        if (times.total() > 0) {
            give(figure, label + "p50", times.quantileSeconds(0.5));
            give(figure, label + "p95", times.quantileSeconds(0.95));
        }
    }

    private void share(Figure figure, String label, Counted part, Counted whole) {
        if (of(whole) > 0) {
            give(figure, label, of(part) / of(whole));
        }
    }

    private void give(Figure figure, String label, double value) {
        target.figure(minute * MINUTE_NANOS / MICRO_NANOS, figure.label(), label, value);
    }
}
