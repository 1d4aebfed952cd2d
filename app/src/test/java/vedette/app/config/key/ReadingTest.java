package vedette.app.config.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.app.config.read.Faults;
import vedette.app.config.read.YamlTree;

class ReadingTest {

    private static final Key<List<String>> INTERFACES =
            Key.of("capture.interfaces", Kinds.list(Kinds.text(15)), "", "what is watched");
    private static final Key<Integer> SHARDS = Key.of("flow.shards", Kinds.whole(1, 64), "1", "threads");
    private static final Key<Duration> FLOWS =
            Key.of("store.retention.flows", Kinds.duration("1h", "9999d"), "30d", "");
    private static final Key<Boolean> TLS = Key.of("web.tls", Kinds.flag(), "false", "by TLS");
    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter("capture", "", List.of(INTERFACES)),
            new Chapter("flow", "", List.of(SHARDS)),
            new Chapter("store", "", List.of(FLOWS)),
            new Chapter("web", "", List.of(TLS)));

    private static final Key<String> NAME = Key.of("name", Kinds.text(40), "", "what it is called");
    private static final Key<String> URL =
            Key.of("url", Kinds.text(500), "", "where to").needed();
    private static final Key<String> TOKEN = Key.secret("token", "what the receiver knows us by");
    private static final Key<Integer> PORT = Key.of("port", Kinds.whole(1, 65_535), "514", "where it listens");
    private static final Blocks NOTIFY =
            new Blocks("notify", "", List.of(NAME), Map.of("webhook", List.of(URL, TOKEN), "syslog", List.of(PORT)));

    private final Faults faults = new Faults();

    private Values values(String text) {
        return new Reading(CHAPTERS, List.of(NOTIFY), "vedette.yaml", faults)
                .read(YamlTree.of(text, "vedette.yaml", faults));
    }

    @Test
    void valuesAreAskedForByTheirKeys() {
        Values values = values("""
                capture:
                  interfaces: [eth0, eth1]
                flow:
                  shards: 4
                store:
                  retention:
                    flows: 7d
                web:
                """);

        assertThat(faults.inWords()).isEmpty();
        assertThat(values.get(INTERFACES)).containsExactly("eth0", "eth1");
        assertThat(values.get(SHARDS)).isEqualTo(4);
        assertThat(values.get(FLOWS)).isEqualTo(Duration.ofDays(7));
        assertThat(values.get(TLS)).isFalse();
        assertThat(values.held(SHARDS).origin()).isEqualTo(new Origin.File("vedette.yaml", 4));
        assertThat(values.held(TLS)).isEqualTo(new Held("false", new Origin.Usual()));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        values("""
                capture:
                  interfcaes: eth0
                flow:
                  shards: 99
                store:
                  retention: 7d
                web:
                  tls: yes
                  listen: 5000
                notifications:
                  - kind: webhook
                interfaces: eth0
                """);

        assertThat(faults.inWords())
                .containsExactly(
                        "vedette.yaml, line 2: capture.interfcaes is not known; did you mean capture.interfaces?",
                        "vedette.yaml, line 4: flow.shards is 99, but takes a whole number from 1 to 64; write for example 1",
                        "vedette.yaml, line 6: store.retention is 7d, but takes keys, indented below it; `vedette config"
                                + " init` shows which",
                        "vedette.yaml, line 8: web.tls is yes, but takes true or false; write for example false",
                        "vedette.yaml, line 9: web.listen is not known; take it out, `vedette config init` shows what there"
                                + " is",
                        "vedette.yaml, line 10: notifications is not known; take it out, `vedette config init` shows what"
                                + " there is",
                        "vedette.yaml, line 12: interfaces is not known; did you mean capture.interfaces?");
    }

    @Test
    void whatIsNoTextIsRefusedWhereOneIsWanted() {
        values("""
                flow:
                  shards: [1, 2]
                web:
                  tls: {on: true}
                capture:
                  interfaces:
                    - eth0
                    - [eth1]
                store:
                  - retention
                """);

        assertThat(faults.inWords())
                .hasSize(4)
                .anySatisfy(fault -> assertThat(fault).contains("flow.shards is a list"))
                .anySatisfy(fault -> assertThat(fault).contains("web.tls has keys of its own"))
                .anySatisfy(
                        fault -> assertThat(fault).contains("line 8: capture.interfaces has an item that is no text"))
                .anySatisfy(fault -> assertThat(fault).contains("store is a list"));
    }

    @Test
    void blocksHaveTheKeysOfTheirKind(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "s3cr3t\n");

        Values values = values("notify:\n  - kind: webhook\n    url: https://x\n    token-file: " + token
                + "\n  - kind: syslog\n    name: siem\n");

        assertThat(faults.inWords()).isEmpty();
        List<Block> blocks = values.of(NOTIFY);
        assertThat(blocks).extracting(Block::kind).containsExactly("webhook", "syslog");
        assertThat(blocks.getFirst().get(TOKEN)).isEqualTo("s3cr3t");
        assertThat(blocks.getFirst().given(NAME)).isEmpty();
        assertThat(blocks.getLast().get(PORT)).isEqualTo(514);
        assertThat(blocks.getLast().name()).isEqualTo("notify[1]");
        assertThat(blocks.getLast().line()).isEqualTo(5);
        assertThatThrownBy(() -> blocks.getLast().get(URL)).hasMessageContaining("notify[1] has no url");
    }

    @Test
    void whatIsWrongWithABlockIsSaidWithoutItsSecrets(@TempDir Path folder) {
        values("""
                notify:
                  - kind: webhook
                    token: hunter2
                  - kind: webhok
                  - name: nothing
                  - text
                  - kind: syslog
                    url: https://x
                    port: 0
                  - kind: webhook
                    url: https://x
                    token-file: %s
                    token-env: vedette no such
                    tokne-file: x
                """.formatted(folder.resolve("none")));

        assertThat(String.join("\n", faults.inWords()))
                .doesNotContain("hunter2")
                .contains(
                        "line 3: notify[0].token is a secret and must not stand here; say token-file: FILE, or token-env",
                        "line 2: notify[0].url is missing",
                        "line 4: notify[1].kind is webhok, but takes one of syslog, webhook; did you mean webhook?",
                        "line 5: notify[1] has no kind",
                        "line 6: notify[1] is no section",
                        "line 8: notify[1].url is not known",
                        "line 9: notify[1].port is 0, but takes a whole number from 1 to 65535",
                        "but that file cannot be read; make it",
                        "token-env is vedette no such, but takes a name in capitals",
                        "tokne-file is not known; did you mean notify[2].token-file?");
    }

    @Test
    void aSecretThatIsNowhereIsSaidByTheNameOfItsVariable() {
        values("notify:\n  - kind: webhook\n    url: https://x\n    token-env: VEDETTE_NO_SUCH_TOKEN\n");

        assertThat(faults.inWords()).singleElement().asString().contains("VEDETTE_NO_SUCH_TOKEN", "no such variable");
    }
}
