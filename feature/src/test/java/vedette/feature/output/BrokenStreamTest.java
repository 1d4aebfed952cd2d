package vedette.feature.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.feature.FlowSchema;
import vedette.feature.FlowTraffic;
import vedette.feature.SampleFlows;

/// What becomes of an error while writing: it reaches the caller, and nothing is left behind.
class BrokenStreamTest {

    @TempDir
    Path folder;

    /// A disk that has room for so much.
    private static final class FullDisk extends OutputStream {

        private long room;

        FullDisk(long room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FlowFormat.class)
    void aFullDiskIsReportedByEveryFormatAndNothingIsLeft(FlowFormat format) throws IOException {
        WriterOptions options = WriterOptions.of(FlowSchema.CIC, folder);
        try (FlowOutput output = FlowOutput.open(format, new FullDisk(1_000), options)) {
            SampleFlows.many(30).to(output);

            assertThatThrownBy(() -> output.finish(Exactness.EXACT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aPipeThatClosesStopsTheRunAtTheNextFullBuffer() throws IOException {
        FlowTraffic traffic = SampleFlows.many(1_000);
        WriterOptions options = WriterOptions.of(FlowSchema.CIC, folder);
        try (FlowOutput output = FlowOutput.open(FlowFormat.CSV, new FullDisk(0), options)) {
            assertThatThrownBy(() -> traffic.to(output)).hasRootCauseMessage("No space left on device");
        }
    }

    @Test
    void parquetWithoutAPlaceForItsRowsSaysSo() {
        WriterOptions options = WriterOptions.of(FlowSchema.CIC, folder.resolve("missing"));

        assertThatThrownBy(() -> FlowOutput.open(FlowFormat.PARQUET, OutputStream.nullOutputStream(), options))
                .isInstanceOf(IOException.class);
    }
}
