package vedette.report.section;

import java.util.EnumSet;
import java.util.Set;
import vedette.report.document.Topic;
import vedette.report.template.Template;

/// What a report shows.
///
/// @param topics the chapters, which come in their own order
/// @param incidentsInFull how many of the worst incidents are told in full
/// @param rows how long a table may be; what goes beyond is counted
public record ReportConfig(Set<Topic> topics, int incidentsInFull, int rows, Template template) {

    public ReportConfig {
        topics = Set.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one section");
        }
        if (incidentsInFull < 0) {
            throw new IllegalArgumentException("report.incidents-in-full must not be negative, was " + incidentsInFull);
        }
        if (rows < 1) {
            throw new IllegalArgumentException("report.rows must be at least 1, was " + rows);
        }
    }

    public static ReportConfig defaults() {
        return new ReportConfig(EnumSet.allOf(Topic.class), 10, 25, Template.NONE);
    }

    public ReportConfig with(Template other) {
        return new ReportConfig(topics, incidentsInFull, rows, other);
    }

    public ReportConfig with(Set<Topic> chosen) {
        return new ReportConfig(chosen, incidentsInFull, rows, template);
    }
}
