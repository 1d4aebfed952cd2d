package vedette.feature;

import static vedette.feature.SideNumbers.unsigned;

import vedette.flow.record.DirectionView;
import vedette.flow.record.FlowView;

/// What is computed from both directions together.
final class FlowNumbers {

    /// What the corrected extractor gives as a rate over no time at all.
    private static final double NO_RATE = -1;

    private FlowNumbers() {}

    static double bytesPerSecond(FlowRow row) {
        return perSecond(payload(row.flow()), row.flow(), NO_RATE);
    }

    static double packetsPerSecond(FlowRow row) {
        return perSecond(row.flow().packets(), row.flow(), NO_RATE);
    }

    static double perSecond(long amount, FlowView flow, double withoutDuration) {
        long duration = flow.duration();
        return duration <= 0 ? withoutDuration : Moments.perSecond(amount, duration);
    }

    static double perSubflow(long amount, FlowRow row) {
        return (double) amount / (row.flow().pauses() + 1);
    }

    static double gapMean(FlowRow row) {
        return Moments.mean(row.flow().packets() - 1, row.flow().duration());
    }

    static double gapDeviation(FlowRow row) {
        FlowView flow = row.flow();
        return Moments.deviation(flow.packets() - 1, flow.duration(), flow.gapSquares());
    }

    static long payloadMin(FlowRow row) {
        DirectionView forward = row.flow().forward();
        DirectionView backward = row.flow().backward();
        if (backward.packets() == 0) {
            return forward.payloadMin();
        }
        return forward.packets() == 0 ? backward.payloadMin() : Math.min(forward.payloadMin(), backward.payloadMin());
    }

    static long payloadMax(FlowRow row) {
        return Math.max(row.flow().forward().payloadMax(), row.flow().backward().payloadMax());
    }

    static double payloadMean(FlowRow row) {
        return Moments.mean(row.flow().packets(), payload(row.flow()));
    }

    static double payloadVariance(FlowRow row) {
        FlowView flow = row.flow();
        return Moments.variance(
                flow.packets(),
                payload(flow),
                flow.forward().payloadSquares() + flow.backward().payloadSquares());
    }

    static double payloadDeviation(FlowRow row) {
        return StrictMath.sqrt(payloadVariance(row));
    }

    static long pshFlags(FlowRow row) {
        return unsigned(row.flow().forward().pshFlags())
                + unsigned(row.flow().backward().pshFlags());
    }

    static long urgFlags(FlowRow row) {
        return unsigned(row.flow().forward().urgFlags())
                + unsigned(row.flow().backward().urgFlags());
    }

    static long rstFlags(FlowRow row) {
        return unsigned(row.flow().forward().rstFlags())
                + unsigned(row.flow().backward().rstFlags());
    }

    private static long payload(FlowView flow) {
        return flow.forward().payloadBytes() + flow.backward().payloadBytes();
    }
}
