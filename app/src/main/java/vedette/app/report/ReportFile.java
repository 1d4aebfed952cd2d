package vedette.app.report;

import java.io.IOException;
import java.nio.file.Path;
import vedette.feature.AddressSet;
import vedette.feature.output.AtomicOutput;
import vedette.report.ReportFormat;
import vedette.report.ReportWriter;
import vedette.report.data.Period;
import vedette.report.section.ReportConfig;
import vedette.store.StorePlace;
import vedette.store.flows.MinuteReader;

/// Reports of what is kept, written with all their sections.
public final class ReportFile {

    private ReportFile() {}

    /// Whether any traffic of the period is kept.
    public static boolean hasTraffic(StorePlace place, Period period) throws IOException {
        try (MinuteReader minutes = new MinuteReader(place.flows())) {
            return minutes.sums(StoredReport.nanos(period.from()) / 1_000, StoredReport.nanos(period.to()) / 1_000)
                            .flows()
                    > 0;
        }
    }

    /// Writes the file, whole or not at all.
    ///
    /// @param home which hosts are inside
    public static void write(StorePlace place, Period period, AddressSet home, ReportFormat format, Path file)
            throws IOException {
        try (AtomicOutput output = AtomicOutput.to(file)) {
            ReportWriter.write(
                    new StoredReport(place, period, home).data("Vedette"),
                    ReportConfig.defaults(),
                    format,
                    output.stream());
            output.commit();
        }
    }
}
