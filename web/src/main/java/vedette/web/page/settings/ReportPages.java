package vedette.web.page.settings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import vedette.report.ReportFormat;
import vedette.report.data.Period;
import vedette.report.document.Topic;
import vedette.report.text.Numbers;
import vedette.store.people.Role;
import vedette.store.people.Setting;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Downloads;
import vedette.web.operate.ReportRoom;
import vedette.web.page.Frame;
import vedette.web.template.JtereportsGenerated;
import vedette.web.text.Moments;
import vedette.web.view.Layout;
import vedette.web.view.Range;
import vedette.web.view.Reports;

/// Reports: one of the time that is shown, and those that wrote themselves.
public final class ReportPages {

    private final Frame frame;
    private final ReportRoom reports;
    private final Downloads downloads;

    /// One at a time: it may take memory and seconds, and whoever watches is not to feel it.
    private final Semaphore writing = new Semaphore(1);

    public ReportPages(Frame frame, ReportRoom reports, Downloads downloads) {
        this.frame = frame;
        this.reports = reports;
        this.downloads = downloads;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("GET", "/reports", Role.VIEWER, this::page),
                Route.page("GET", "/reports/new", Role.ANALYST, this::write),
                Route.page("GET", "/reports/kept/{name}", Role.VIEWER, this::kept));
    }

    /// The same for programs.
    public List<Route> programs() {
        return List.of(Route.api("GET", "/api/v1/report", Role.ANALYST, this::write)
                .that("A report of a time, as a file.", "last", "from", "to", "format", "section"));
    }

    private Reply page(Call call) throws IOException {
        Layout layout = frame.around(call, "Reports", "reports", frame.range(call));
        Reports page = new Reports(
                Arrays.stream(Topic.values())
                        .map(topic -> new Reports.Section(topic.label(), topic.heading()))
                        .toList(),
                List.of(
                        new Reports.Format("pdf", "PDF, for paper"),
                        new Reports.Format("html", "HTML, for a browser"),
                        new Reports.Format("md", "Markdown, for a wiki")),
                reports.kept().stream()
                        .map(kept -> kept(kept, frame.zone(call)))
                        .toList(),
                scheduled());
        return Frame.shown(out -> JtereportsGenerated.render(out, null, layout, page));
    }

    private static Reports.Kept kept(ReportRoom.Kept kept, ZoneId zone) {
        return new Reports.Kept(kept.name(), Numbers.bytes(kept.bytes()), Moments.day(kept.written(), zone));
    }

    private String scheduled() throws IOException {
        if (!frame.room().place().exists()) {
            return "";
        }
        var settings = new vedette.store.people.Settings(frame.room().place().incidents());
        return switch (settings.get(Setting.REPORT_SCHEDULE)) {
            case OFF -> "No report writes itself.";
            case DAILY -> "One is written for each day that is over.";
            case WEEKLY -> "One is written for each week that is over.";
        };
    }

    private Reply write(Call call) throws IOException {
        Range range = frame.range(call);
        String name = call.asked("format").orElse("pdf");
        ReportFormat format = format(name);
        Set<Topic> topics = topics(call.allAsked("section"));
        if (!writing.tryAcquire()) {
            throw Refusal.conflict("Another report is being written: try again in a moment.");
        }
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            reports.write(new Period(range.from(), range.to(), frame.zone(call)), topics, format, file);
            String title = "security-" + range.to().toString().substring(0, 10) + "." + name;
            downloads.note(call, "report", range.from() + " to " + range.to(), name);
            return Reply.download(title, type(format), file::writeTo);
        } finally {
            writing.release();
        }
    }

    private static ReportFormat format(String name) {
        if (!List.of("pdf", "html", "md").contains(name)) {
            throw Refusal.badRequest("\"format\" is pdf, html or md.");
        }
        return ReportFormat.of(Path.of("report." + name));
    }

    private static String type(ReportFormat format) {
        return switch (format) {
            case PDF -> "application/pdf";
            case HTML -> Reply.HTML;
            case MARKDOWN -> "text/markdown; charset=utf-8";
        };
    }

    private static Set<Topic> topics(List<String> labels) {
        if (labels.isEmpty()) {
            return EnumSet.allOf(Topic.class);
        }
        try {
            Set<Topic> topics = EnumSet.noneOf(Topic.class);
            labels.forEach(label -> topics.add(Topic.of(label)));
            return topics;
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("\"section\" is one of "
                    + String.join(
                            ", ",
                            Arrays.stream(Topic.values()).map(Topic::label).toList()) + ".");
        }
    }

    private Reply kept(Call call) throws IOException {
        String name = call.part("name");
        Path file = reports.file(name).orElseThrow(() -> Refusal.notFound("There is no such report."));
        String type = type(ReportFormat.of(file));
        String shown = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
        downloads.note(call, "report", shown, "kept");
        return Reply.download(shown, type, out -> Files.copy(file, out));
    }
}
