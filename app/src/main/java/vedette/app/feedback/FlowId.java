package vedette.app.feedback;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.feature.ConversationId;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;

/// A single flow, as `vedette feedback suggest` calls it: its conversation and when it began.
///
/// @param startMicros since 1970
record FlowId(long conversation, long startMicros) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{16})@([0-9]{1,18})");

    /// The flow that is called so, if the text calls one.
    static Optional<FlowId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new FlowId(HexFormat.fromHexDigitsToLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    boolean is(FlowView flow) {
        return flow.end() != FlowEnd.CHECKPOINT
                && flow.start() == startMicros
                && ConversationId.of(flow) == conversation;
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(conversation) + "@" + startMicros;
    }

    /// The name of its file, which no incident has.
    String file() {
        return "flow-" + HexFormat.of().toHexDigits(conversation) + "-" + startMicros + ".parquet";
    }
}
