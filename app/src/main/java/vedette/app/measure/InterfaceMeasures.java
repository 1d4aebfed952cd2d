package vedette.app.measure;

import java.util.List;
import vedette.capture.live.InterfaceHealth;
import vedette.web.metric.CaptureMetrics;
import vedette.web.metric.Measure;

/// What is read on each interface, or that a file is.
///
/// @param inputs the interfaces or files that are read
/// @param isOver whether all was read
record InterfaceMeasures(List<String> inputs, boolean isOver) {

    /// A machine that runs containers has hundreds.
    private static final int MOST = 64;

    InterfaceMeasures {
        inputs = List.copyOf(inputs);
    }

    /// Where packets do not come from a wire there are no wires.
    void addTo(List<Measure> all, List<InterfaceHealth> wires) {
        List<InterfaceHealth> shown = wires.stream()
                .filter(wire -> inputs.contains(wire.name()) || wire.state() != InterfaceHealth.State.OFF)
                .limit(MOST)
                .toList();
        if (wires.isEmpty()) {
            inputs.stream().limit(MOST).forEach(input -> all.add(CaptureMetrics.INPUT_ON.of(isOver ? 0 : 1, input)));
        }
        long merged = 0;
        for (InterfaceHealth wire : shown) {
            boolean isOn = !isOver && wire.state() == InterfaceHealth.State.UP;
            all.add(CaptureMetrics.INPUT_ON.of(isOn ? 1 : 0, wire.name()));
            all.add(CaptureMetrics.INTERFACE_PACKETS.of(
                    (double) wire.statistics().packets(), wire.name()));
            all.add(CaptureMetrics.INTERFACE_BYTES.of((double) wire.statistics().bytes(), wire.name()));
            all.add(CaptureMetrics.INTERFACE_DROPPED.of(
                    (double) wire.statistics().drops(), wire.name()));
            merged += wire.mergedFrames();
        }
        all.add(CaptureMetrics.MERGED.of((double) merged));
    }
}
