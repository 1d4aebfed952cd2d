/// The numbers that describe a flow: which there are, what they mean, and how each is read from a flow's record.
///
/// Never counts packets, which is the flow table's work, and never decides anything. Nothing that leaves here is
/// infinite or not a number, whatever a flow holds.
///
/// Start with [vedette.feature.FlowSchema], then [vedette.feature.FlowColumn] and the lists of columns themselves.
@NullMarked
package vedette.feature;

import org.jspecify.annotations.NullMarked;
