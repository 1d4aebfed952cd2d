package vedette.feature.label;

import java.util.List;
import vedette.flow.label.LabelCounts;

/// What a host or a pair is in truth for some time, by the packets of each label that touched it: a view that is
/// judged anew for every row. Owned by one thread.
///
/// It is of the class with the most packets, of equals the first by name. A class with less than [#ENOUGH] packets is
/// too little to learn from, and too much to call it benign.
public final class RowTruth {

    /// What a row is that no class has enough packets of, though there are some.
    public static final String PARTIAL = "partial";

    /// So many packets of a class make a row one of that class.
    public static final int ENOUGH = 3;

    private final List<FlowLabel> labels;
    private String label = LabelFile.BENIGN;
    private String tool = "";
    private long packets;
    private boolean isWhole;

    /// @param labels by their numbers, from 1, sorted by class and tool
    public RowTruth(List<FlowLabel> labels) {
        this.labels = List.copyOf(labels);
    }

    /// Judges by what a counter has seen.
    public void judge(LabelCounts counts, int counter) {
        label = LabelFile.BENIGN;
        tool = "";
        packets = 0;
        isWhole = counts.isWhole(counter);
        int i = 0;
        while (i < counts.size(counter)) {
            i = judgeClass(counts, counter, i);
        }
        if (packets > 0 && packets < ENOUGH) {
            label = PARTIAL;
        }
    }

    /// Adds up the tools of the class that begins here, and tells where the next begins.
    private int judgeClass(LabelCounts counts, int counter, int first) {
        FlowLabel most = at(counts.label(counter, first));
        long mostPackets = 0;
        long sum = 0;
        int i = first;
        for (; i < counts.size(counter); i++) {
            FlowLabel one = at(counts.label(counter, i));
            if (!one.name().equals(most.name())) {
                break;
            }
            sum += counts.packets(counter, i);
            if (counts.packets(counter, i) > mostPackets) {
                mostPackets = counts.packets(counter, i);
                most = one;
            }
        }
        if (sum > packets) {
            label = most.name();
            tool = most.tool();
            packets = sum;
        }
        return i;
    }

    private FlowLabel at(int number) {
        return labels.get(number - 1);
    }

    /// The class, [#PARTIAL] or [LabelFile#BENIGN].
    public String label() {
        return label;
    }

    /// Of the class; of the largest if the row is partial.
    public long packets() {
        return packets;
    }

    /// What made most of these packets; empty if that is not said, or there are none.
    public String tool() {
        return tool;
    }

    /// Whether there was room for all labels, so that no other class can have more.
    public boolean isWhole() {
        return isWhole;
    }
}
