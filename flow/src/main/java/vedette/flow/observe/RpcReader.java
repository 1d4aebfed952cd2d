package vedette.flow.observe;

import vedette.decode.dcerpc.RpcMessage;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.RpcFact;
import vedette.flow.fact.RpcFact.Step;

/// Reads what clients bind and call by RPC. Owned by one thread.
final class RpcReader {

    private static final int MOST_MESSAGES = 8;
    private static final int MOST_INTERFACES = 4;

    private final RpcMessage message = new RpcMessage();

    /// Tells whether it is such a message, at whatever port.
    boolean onTcp(Sighting sighting) {
        return onMessages(sighting, sighting.start(), sighting.limit(), 0);
    }

    /// Reads the messages between two places in the packet, said to a pipe or, if that is 0, to the server itself.
    boolean onMessages(Sighting sighting, long from, long limit, long pipe) {
        boolean isOne = false;
        long start = from;
        for (int i = 0; i < MOST_MESSAGES && message.wrap(sighting.buffer(), start, limit); i++) {
            isOne = true;
            onMessage(sighting, pipe);
            start += message.size();
        }
        return isOne;
    }

    private void onMessage(Sighting sighting, long pipe) {
        if (message.type() == RpcMessage.REQUEST && message.isFirstPart()) {
            if (message.operation() >= 0 && sighting.claims(FactKind.RPC)) {
                sighting.tell(called(sighting, pipe));
            }
            return;
        }
        for (int i = 0; i < Math.min(message.contexts(), MOST_INTERFACES); i++) {
            if (message.hasInterface(i) && sighting.claims(FactKind.RPC)) {
                sighting.tell(bound(sighting, pipe, i));
            }
        }
    }

    private RpcFact called(Sighting sighting, long pipe) {
        return new RpcFact(
                sighting.fromClient(),
                sighting.micros(),
                message.hasObject() ? Step.CALLED_OBJECT : Step.CALLED,
                pipe,
                message.calledContext(),
                "",
                message.operation(),
                message.argumentLength());
    }

    private RpcFact bound(Sighting sighting, long pipe, int i) {
        return new RpcFact(
                sighting.fromClient(),
                sighting.micros(),
                Step.BOUND,
                pipe,
                message.context(i),
                message.interfaceId(i),
                message.contexts(),
                0);
    }
}
