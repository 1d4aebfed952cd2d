package vedette.flow;

import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.file.PcapngWriter;

/// Records into a file.
record WriterRecorder(PcapngWriter writer, PacketSource source) implements Recorder {

    @Override
    public void packet(PacketBatch batch, int i) {
        writer.write(batch, i, source.interfaces());
    }

    @Override
    public void tick(long endNanos) {
        writer.markTick(endNanos);
    }
}
