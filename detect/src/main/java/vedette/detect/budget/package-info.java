/// How loud what is merely unusual may be: people say how many such incidents a day they want to look at, and
/// thresholds follow from that. Start with [AlertBudget] and [Tail].
@NullMarked
package vedette.detect.budget;

import org.jspecify.annotations.NullMarked;
