package vedette.app.measure;

import java.util.List;
import java.util.Optional;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.FlowShards;
import vedette.capture.CaptureStatistics;
import vedette.flow.table.FlowCounters;
import vedette.web.metric.CaptureMetrics;
import vedette.web.metric.Measure;

/// What was read, and the conversations that were made of it.
///
/// @param inputs the interfaces or files that are read
/// @param isOver whether all was read
record CaptureMeasures(CaptureSession session, FlowShards shards, List<String> inputs, boolean isOver) {

    CaptureMeasures {
        inputs = List.copyOf(inputs);
    }

    void addTo(List<Measure> all) {
        CaptureStatistics statistics = session.statistics();
        all.add(CaptureMetrics.PACKETS.of((double) statistics.packets()));
        all.add(CaptureMetrics.BYTES.of((double) statistics.bytes()));
        all.add(CaptureMetrics.DROPPED.of((double) statistics.kernelDrops(), "kernel"));
        all.add(CaptureMetrics.DROPPED.of((double) statistics.nicDrops(), "card"));
        all.add(CaptureMetrics.FULL_RING.of((double) statistics.freezes()));
        all.add(CaptureMetrics.LATE.of((double) session.counters().late()));
        all.add(CaptureMetrics.TICKS.of((double) session.counters().ticks()));
        session.oddities()
                .seen()
                .forEach((oddity, count) -> all.add(CaptureMetrics.ODDITIES.of((double) count, oddity.label())));
        new InterfaceMeasures(inputs, isOver).addTo(all, session.health());
        addFlows(all);
    }

    private void addFlows(List<Measure> all) {
        all.add(CaptureMetrics.FLOWS_BEGUN.of((double) shards.sum(FlowCounters::begun)));
        all.add(CaptureMetrics.FLOWS_LIVE.of((double) shards.sum(FlowCounters::live)));
        all.add(CaptureMetrics.FLOWS_SHED.of((double) shards.sum(FlowCounters::shed)));
        all.add(CaptureMetrics.COPIES.of((double) shards.sum(FlowCounters::copies)));
    }

    static void addLast(List<Measure> all, Optional<java.time.Instant> last) {
        last.ifPresent(at -> all.add(CaptureMetrics.LAST_PACKET.of(at.toEpochMilli() / 1e3)));
    }
}
