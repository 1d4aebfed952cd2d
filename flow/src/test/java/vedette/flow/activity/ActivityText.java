package vedette.flow.activity;

import vedette.flow.label.LabelCounts;

/// All that a merged tick says, as text to be compared.
final class ActivityText {

    private ActivityText() {}

    static String of(TickActivity tick) {
        StringBuilder text = new StringBuilder();
        for (Count count : Count.values()) {
            text.append(count).append(' ').append(tick.total(count)).append('\n');
        }
        for (Role role : Role.values()) {
            text.append(role).append(" left out ").append(tick.leftOut(role)).append('\n');
            for (int i = 0; i < tick.hosts(role); i++) {
                append(text, tick.host(role, i));
            }
        }
        text.append("pairs left out ").append(tick.pairsLeftOut()).append('\n');
        for (int i = 0; i < tick.pairs(); i++) {
            append(text, tick.pair(i));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, LabelCounts labels) {
        for (int i = 0; i < labels.size(0); i++) {
            text.append(" label ").append(labels.label(0, i)).append(' ').append(labels.packets(0, i));
        }
        text.append(labels.isWhole(0) ? "\n" : " and more\n");
    }

    private static void append(StringBuilder text, HostActivity host) {
        LabelCounts labels = new LabelCounts(LabelCounts.USUAL);
        host.addLabelsTo(labels, 0);
        text.append(Long.toHexString(host.high())).append(' ').append(Long.toHexString(host.low()));
        for (Count count : Count.values()) {
            text.append(' ').append(host.count(count));
        }
        for (Distinct which : Distinct.values()) {
            text.append(' ').append(host.distinct(which));
        }
        for (int bucket = 0; bucket < HostActivity.BUCKETS; bucket++) {
            text.append(' ').append(host.peerBucket(bucket)).append('/').append(host.portBucket(bucket));
        }
        append(text, labels);
    }

    private static void append(StringBuilder text, PairActivity pair) {
        text.append(Long.toHexString(pair.actorHigh()))
                .append(' ')
                .append(Long.toHexString(pair.actorLow()))
                .append(' ')
                .append(Long.toHexString(pair.victimHigh()))
                .append(' ')
                .append(Long.toHexString(pair.victimLow()))
                .append(' ')
                .append(pair.port())
                .append(' ')
                .append(pair.protocol());
        for (Count count : Count.values()) {
            text.append(' ').append(pair.count(count));
        }
        LabelCounts labels = new LabelCounts(LabelCounts.USUAL);
        pair.addLabelsTo(labels, 0);
        append(text, labels);
    }
}
