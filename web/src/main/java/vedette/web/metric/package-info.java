/// What can be measured of a run, for whoever draws numbers of many: each number is declared once, with what it means
/// and what to do when it is bad. The page of reference and what `/metrics` says are made of these declarations.
///
/// Start with [vedette.web.metric.MetricCatalogue].
@NullMarked
package vedette.web.metric;

import org.jspecify.annotations.NullMarked;
