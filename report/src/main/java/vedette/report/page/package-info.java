/// Reports as files: Markdown, HTML, PDF.
///
/// Whatever comes from the network is shown and never interpreted: each format escapes every piece of text. Nothing
/// is fetched from anywhere, neither when a report is written nor when it is read. Start with [HtmlPage].
@NullMarked
package vedette.report.page;

import org.jspecify.annotations.NullMarked;
