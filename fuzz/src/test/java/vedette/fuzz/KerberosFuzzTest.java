package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import vedette.decode.kerberos.KerberosMessage;

/// No bytes make a view of a Kerberos message throw.
class KerberosFuzzTest {

    private final KerberosMessage message = new KerberosMessage();
    private final FuzzedView view = new FuzzedView(message, message::wrap);

    @FuzzTest(maxDuration = "60s")
    void anyKerberosMessageCanBeRead(byte[] bytes) {
        view.read(bytes);
    }
}
