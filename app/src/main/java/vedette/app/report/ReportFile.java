package vedette.app.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import vedette.feature.AddressSet;
import vedette.feature.output.AtomicOutput;
import vedette.report.ReportFormat;
import vedette.report.ReportWriter;
import vedette.report.data.Period;
import vedette.report.data.ReportData;
import vedette.report.section.ReportConfig;
import vedette.store.StorePlace;
import vedette.store.database.Micros;
import vedette.store.flows.MinuteReader;

/// A report of what is kept of a period, on its way to a file.
///
/// @param home which hosts are inside
public record ReportFile(StorePlace place, Period period, AddressSet home) {

    /// Whether any traffic of the period is kept.
    public boolean hasTraffic() throws IOException {
        try (MinuteReader minutes = new MinuteReader(place.flows())) {
            return minutes.sums(Micros.of(period.from()), Micros.of(period.to()))
                            .flows()
                    > 0;
        }
    }

    /// Writes the file, whole or not at all.
    ///
    /// @return how many incidents it tells of
    public int write(ReportConfig config, ReportFormat format, Path file) throws IOException {
        try (AtomicOutput output = AtomicOutput.to(file)) {
            int incidents = write(config, format, output.stream());
            output.commit();
            return incidents;
        }
    }

    /// The same to whoever reads it.
    public int write(ReportConfig config, ReportFormat format, OutputStream out) throws IOException {
        ReportData data = new StoredReport(place, period, home).data("Vedette");
        ReportWriter.write(data, config, format, out);
        return data.findings().incidents().size();
    }
}
