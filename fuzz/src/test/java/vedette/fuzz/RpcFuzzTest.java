package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import vedette.decode.dcerpc.RpcMessage;

/// No bytes make a view of an RPC message throw.
class RpcFuzzTest {

    private final RpcMessage message = new RpcMessage();
    private final FuzzedView view = new FuzzedView(message, message::wrap);

    @FuzzTest(maxDuration = "60s")
    void anyRpcMessageCanBeRead(byte[] bytes) {
        view.read(bytes);
    }
}
