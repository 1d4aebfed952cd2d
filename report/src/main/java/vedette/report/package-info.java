/// What was found and how things stand, as a document that can be handed on: Markdown, HTML or PDF.
///
/// The data's way: [vedette.report.data.ReportData] is filled by whoever has a store; [vedette.report.section] says
/// it in words, tables and plots without a format ([vedette.report.document]); [vedette.report.page] writes those. No
/// clock is read and nothing is fetched, so the same input gives the same bytes.
///
/// Start with [ReportWriter].
@NullMarked
package vedette.report;

import org.jspecify.annotations.NullMarked;
