package vedette.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import vedette.decode.dhcp.Dhcp6Message;
import vedette.decode.dhcp.DhcpMessage;

/// No bytes make a view of a DHCP message throw.
class DhcpFuzzTest {

    private final DhcpMessage message = new DhcpMessage();
    private final Dhcp6Message message6 = new Dhcp6Message();

    private final List<FuzzedView> views =
            List.of(new FuzzedView(message, message::wrap), new FuzzedView(message6, message6::wrap));

    @FuzzTest(maxDuration = "60s")
    void anyDhcpMessageCanBeRead(FuzzedDataProvider data) {
        FuzzedView view = data.pickValue(views);
        view.read(data.consumeRemainingAsBytes());
    }
}
