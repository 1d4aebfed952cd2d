/// What conversations are in truth, where somebody knows, and how many packets each such label has.
///
/// [ConversationLabels][vedette.flow.label.ConversationLabels] is what a later stage implements;
/// [LabelCounts][vedette.flow.label.LabelCounts] is what is kept of it. Labels are numbers here.
@NullMarked
package vedette.flow.label;

import org.jspecify.annotations.NullMarked;
