package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import vedette.decode.nbns.NbnsMessage;

/// No bytes make a view of a NetBIOS name message throw.
class NbnsFuzzTest {

    private final NbnsMessage message = new NbnsMessage();
    private final FuzzedView view = new FuzzedView(message, message::wrap);

    @FuzzTest(maxDuration = "60s")
    void anyNbnsMessageCanBeRead(byte[] bytes) {
        view.read(bytes);
    }
}
