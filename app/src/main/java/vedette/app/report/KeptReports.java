package vedette.app.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vedette.feature.AddressSet;
import vedette.report.ReportFormat;
import vedette.report.data.Period;
import vedette.report.document.Topic;
import vedette.report.section.ReportConfig;
import vedette.store.StorePlace;
import vedette.store.people.Setting;
import vedette.store.people.Settings;
import vedette.web.operate.ReportRoom;

/// Reports by way of the dashboard.
///
/// @param home which hosts are inside
public record KeptReports(StorePlace place, AddressSet home) implements ReportRoom {

    private static final int MOST = 200;

    /// As those are called that write themselves; no other file of the folder is handed out.
    private static final Pattern NAME = Pattern.compile("security-[0-9-]{10}(?:-to-[0-9-]{10})?\\.(?:pdf|html|md)");

    /// Where reports are that write themselves.
    public static Path folder(StorePlace place) throws IOException {
        Path folder = new Settings(place.incidents()).get(Setting.REPORT_FOLDER);
        return folder.toString().isEmpty() ? place.folder().resolveSibling("reports") : folder;
    }

    @Override
    public void write(Period period, Set<Topic> topics, ReportFormat format, OutputStream out) throws IOException {
        new ReportFile(place, period, home).write(ReportConfig.defaults().with(topics), format, out);
    }

    @Override
    public List<Kept> kept() throws IOException {
        if (!place.exists()) {
            return List.of();
        }
        Path folder = folder(place);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Kept> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(KeptReports::isReport)
                    .sorted(Comparator.reverseOrder())
                    .limit(MOST)
                    .toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                kept.add(new Kept(
                        file.getFileName().toString(),
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant()));
            }
        }
        return kept;
    }

    private static boolean isReport(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches() && Files.isRegularFile(file);
    }

    @Override
    public Optional<Path> file(String name) throws IOException {
        if (!NAME.matcher(name).matches() || !place.exists()) {
            return Optional.empty();
        }
        return Optional.of(folder(place).resolve(name)).filter(Files::isRegularFile);
    }
}
