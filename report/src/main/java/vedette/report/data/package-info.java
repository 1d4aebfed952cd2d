/// What a report wants to know, as records that whoever has a store fills in.
///
/// Nothing here knows where it comes from. A list is a [Part]: it may be empty because there was nothing, or because
/// nobody watched, and a report says which. Start with [ReportData].
@NullMarked
package vedette.report.data;

import org.jspecify.annotations.NullMarked;
