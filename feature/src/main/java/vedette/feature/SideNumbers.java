package vedette.feature;

import vedette.flow.record.DirectionView;

/// What is computed from one direction's counts.
final class SideNumbers {

    private SideNumbers() {}

    static long unsigned(int count) {
        return Integer.toUnsignedLong(count);
    }

    static long packets(DirectionView side) {
        return unsigned(side.packets());
    }

    static double payloadMean(DirectionView side) {
        return Moments.mean(packets(side), side.payloadBytes());
    }

    static double payloadDeviation(DirectionView side) {
        return Moments.deviation(packets(side), side.payloadBytes(), side.payloadSquares());
    }

    static double gapMean(DirectionView side) {
        return Moments.mean(packets(side) - 1, side.span());
    }

    static double gapDeviation(DirectionView side) {
        return Moments.deviation(packets(side) - 1, side.span(), side.gapSquares());
    }

    static double bytesPerBulk(DirectionView side) {
        return Moments.ratio(side.bulkBytes(), unsigned(side.bulks()));
    }

    static double packetsPerBulk(DirectionView side) {
        return Moments.ratio(unsigned(side.bulkPackets()), unsigned(side.bulks()));
    }

    static double bytesPerBulkSecond(DirectionView side) {
        return Moments.perSecond(side.bulkBytes(), side.bulkTime());
    }
}
