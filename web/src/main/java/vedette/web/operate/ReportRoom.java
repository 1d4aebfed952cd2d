package vedette.web.operate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vedette.report.ReportFormat;
import vedette.report.data.Period;
import vedette.report.document.Topic;

/// What the dashboard asks of whoever writes reports. All of it may be called by any thread.
public interface ReportRoom {

    /// A report that wrote itself.
    record Kept(String name, long bytes, Instant written) {}

    /// Writes a report of what is kept.
    ///
    /// @param topics the chapters that it is to have
    void write(Period period, Set<Topic> topics, ReportFormat format, OutputStream out) throws IOException;

    /// Those that wrote themselves, the latest first.
    List<Kept> kept() throws IOException;

    /// Where one of them is.
    ///
    /// @param name as somebody asks for it: any text
    Optional<Path> file(String name) throws IOException;
}
