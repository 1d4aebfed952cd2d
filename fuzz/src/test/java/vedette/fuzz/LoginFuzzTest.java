package vedette.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import vedette.decode.login.LoginProtocol;
import vedette.decode.login.LoginReply;

/// No bytes make a view of a step of a login throw, whatever protocol they are said to be of.
class LoginFuzzTest {

    private final LoginReply reply = new LoginReply();

    @FuzzTest(maxDuration = "60s")
    void anyStepOfALoginCanBeRead(FuzzedDataProvider data) {
        LoginProtocol protocol = data.pickValue(LoginProtocol.values());
        boolean isFromServer = data.consumeBoolean();
        FuzzedView view = new FuzzedView(
                reply, (buffer, start, limit) -> reply.wrap(buffer, start, limit, protocol, isFromServer));
        view.read(data.consumeRemainingAsBytes());
    }
}
