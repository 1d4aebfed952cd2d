/// What a user may change about how a report looks and what it says around the facts.
@NullMarked
package vedette.report.template;

import org.jspecify.annotations.NullMarked;
