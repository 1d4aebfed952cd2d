package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import vedette.decode.neighbour.NeighbourMessage;

/// No bytes make a view of a message of neighbour discovery throw.
class NeighbourFuzzTest {

    private final NeighbourMessage message = new NeighbourMessage();
    private final FuzzedView view = new FuzzedView(message, message::wrap);

    @FuzzTest(maxDuration = "60s")
    void anyNeighbourMessageCanBeRead(byte[] bytes) {
        view.read(bytes);
    }
}
