package vedette.api.engine;

import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.file.PcapngWriter;
import vedette.flow.Recorder;

/// Writes what is read to a capture file.
final class FileRecorder implements Recorder {

    private final PcapngWriter writer;
    private final PacketSource source;

    FileRecorder(PcapngWriter writer, PacketSource source) {
        this.writer = writer;
        this.source = source;
    }

    @Override
    public void packet(PacketBatch batch, int i) {
        writer.write(batch, i, source.interfaces());
    }

    @Override
    public void tick(long endNanos) {
        writer.markTick(endNanos);
    }
}
