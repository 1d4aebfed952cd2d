package vedette.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import vedette.decode.ssh.SshBanner;
import vedette.decode.ssh.SshKeyExchange;

/// No bytes make a view of the beginning of an SSH connection throw.
class SshFuzzTest {

    private final SshBanner banner = new SshBanner();
    private final SshKeyExchange exchange = new SshKeyExchange();

    private final List<FuzzedView> views =
            List.of(new FuzzedView(banner, banner::wrap), new FuzzedView(exchange, exchange::wrap));

    @FuzzTest(maxDuration = "60s")
    void anyBeginningOfSshCanBeRead(FuzzedDataProvider data) {
        FuzzedView view = data.pickValue(views);
        view.read(data.consumeRemainingAsBytes());
    }
}
