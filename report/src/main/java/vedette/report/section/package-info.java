/// The chapters of a report, from its data: what is said, in plain words and in which order.
///
/// Every chapter can say that there was nothing, and that nobody looked, which is not the same. Start with [Chapters].
@NullMarked
package vedette.report.section;

import org.jspecify.annotations.NullMarked;
