package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import vedette.decode.snmp.SnmpMessage;

/// No bytes make a view of an SNMP message throw.
class SnmpFuzzTest {

    private final SnmpMessage message = new SnmpMessage();
    private final FuzzedView view = new FuzzedView(message, message::wrap);

    @FuzzTest(maxDuration = "60s")
    void anySnmpMessageCanBeRead(byte[] bytes) {
        view.read(bytes);
    }
}
