package vedette.feature.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vedette.feature.FlowTraffic;

/// What a format makes of flows, for tests to look at.
final class Written {

    private final byte[] bytes;
    private final FlowSummary summary;

    private Written(byte[] bytes, FlowSummary summary) {
        this.bytes = bytes;
        this.summary = summary;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    FlowSummary summary() {
        return summary;
    }

    static Written of(FlowFormat format, FlowTraffic traffic, WriterOptions options) throws IOException {
        return of(format, traffic, options, Exactness.EXACT);
    }

    static Written of(FlowFormat format, FlowTraffic traffic, WriterOptions options, Exactness exactness)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FlowOutput output = FlowOutput.openWithDigest(format, bytes, options)) {
            traffic.to(output);
            FlowSummary summary = output.finish(exactness);
            return new Written(bytes.toByteArray(), summary);
        }
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
