/// Reports of what is kept: [vedette.app.report.StoredReport] reads it, [vedette.app.report.ReportCommand] writes it.
@NullMarked
package vedette.app.report;

import org.jspecify.annotations.NullMarked;
