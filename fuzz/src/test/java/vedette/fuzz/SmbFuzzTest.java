package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import vedette.decode.smb.SmbMessage;

/// No bytes make a view of an SMB message throw.
class SmbFuzzTest {

    private final SmbMessage message = new SmbMessage();
    private final FuzzedView view = new FuzzedView(message, message::wrap);

    @FuzzTest(maxDuration = "60s")
    void anySmbMessageCanBeRead(byte[] bytes) {
        view.read(bytes);
    }
}
