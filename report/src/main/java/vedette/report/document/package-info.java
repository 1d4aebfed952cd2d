/// A report without a format: headings, paragraphs, tables and plots.
///
/// Text is kept as text. What stands in a [Span] may be an attacker's words; whoever writes a format escapes every
/// one of them. Start with [Report].
@NullMarked
package vedette.report.document;

import org.jspecify.annotations.NullMarked;
