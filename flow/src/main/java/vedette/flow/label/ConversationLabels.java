package vedette.flow.label;

import vedette.flow.record.FlowView;

/// Says what conversations are in truth. Called by every shard, so it must be safe for any thread, and always say the
/// same of the same conversation.
@FunctionalInterface
public interface ConversationLabels {

    /// The conversation has no label.
    int NONE = 0;

    /// The number of the conversation's label, from 1 in the order of their names, or [#NONE]. Negative if the label is
    /// about the responder's packets; else it is about the initiator's.
    int numberOf(FlowView flow);
}
