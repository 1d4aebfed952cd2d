package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import vedette.decode.ssdp.SsdpMessage;

/// No bytes make a view of an SSDP message throw.
class SsdpFuzzTest {

    private final SsdpMessage message = new SsdpMessage();
    private final FuzzedView view = new FuzzedView(message, message::wrap);

    @FuzzTest(maxDuration = "60s")
    void anySsdpMessageCanBeRead(byte[] bytes) {
        view.read(bytes);
    }
}
