package vedette.app.notify.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.app.config.key.Chapter;
import vedette.app.config.key.Reading;
import vedette.app.config.key.Values;
import vedette.app.config.read.Faults;
import vedette.app.config.read.YamlTree;
import vedette.detect.Family;
import vedette.incident.Severity;
import vedette.notify.settings.EveChannel;
import vedette.notify.settings.MailChannel;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Protection;
import vedette.notify.settings.RateLimit;
import vedette.notify.settings.Receiver;
import vedette.notify.settings.SyslogChannel;
import vedette.notify.settings.WebhookChannel;

class NotifyValuesTest {

    private static final Path PAGE = Path.of("../docs/reference/notifications.md");

    @TempDir
    private Path folder;

    private Path secret = Path.of("");

    private final Faults faults = new Faults();

    @BeforeEach
    void writeSecret() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), "correct horse\n");
    }

    private Values values(String text) {
        Chapter web = new Chapter("web", "", List.of(NotifyKeys.PUBLIC_URL));
        return new Reading(List.of(web), List.of(NotifyKeys.NOTIFY), "vedette.yaml", faults)
                .read(YamlTree.of(text, "vedette.yaml", faults));
    }

    private NotifySettings settings(String text) {
        Values values = values(text);
        assertThat(faults.inWords()).isEmpty();
        return NotifyValues.settings(values);
    }

    @Test
    void whereNothingIsSaid_nobodyIsTold() {
        assertThat(settings("web:\n").receivers()).isEmpty();
    }

    @Test
    void aReceiverHasWhatTheFileSays() throws IOException {
        NotifySettings settings = settings("""
                web:
                  public-url: https://vedette.example.org/
                notify:
                  - kind: mail
                    name: soc
                    severity: high
                    families: [scan, brute-force]
                    rate: 5/10m
                    repeat: 1d
                    queue: 50
                    host: mail.example.org
                    security: tls
                    user: vedette
                    password-file: %s
                    from: vedette@example.org
                    to: [soc@example.org, night@example.org]
                    timeout: 30s
                """.formatted(secret));

        assertThat(settings.link("dee7")).isEqualTo("https://vedette.example.org/incidents/dee7");
        Receiver soc = settings.receivers().getFirst();
        assertThat(soc.least()).isEqualTo(Severity.HIGH);
        assertThat(soc.families()).containsExactlyInAnyOrder(Family.SCAN, Family.BRUTE_FORCE);
        assertThat(soc.rate()).isEqualTo(new RateLimit(5, Duration.ofMinutes(10)));
        assertThat(soc.repeat()).isEqualTo(Duration.ofDays(1));
        assertThat(soc.mostWaiting()).isEqualTo(50);
        assertThat(soc.channel()).isInstanceOfSatisfying(MailChannel.class, mail -> {
            assertThat(mail.port()).isEqualTo(465);
            assertThat(mail.protection()).isEqualTo(Protection.TLS);
            assertThat(mail.to()).containsExactly("soc@example.org", "night@example.org");
            assertThat(mail.timeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(mail.toString()).doesNotContain("correct horse");
        });
        assertThat(((MailChannel) soc.channel()).password())
                .isNotNull()
                .satisfies(password -> assertThat(password.reveal()).isEqualTo("correct horse"));
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        List<Receiver> receivers = settings("""
                notify:
                  - {kind: webhook, name: hook, url: 'https://hooks.example.org/x'}
                  - {kind: syslog, name: siem, host: siem.example.org, transport: tls}
                  - {kind: eve, name: file, file: /var/log/vedette/eve.json}
                """).receivers();

        assertThat(receivers).extracting(Receiver::name).containsExactly("hook", "siem", "file");
        assertThat(receivers).allSatisfy(receiver -> {
            assertThat(receiver.least()).isEqualTo(Severity.MEDIUM);
            assertThat(receiver.repeat()).isZero();
        });
        assertThat(receivers.get(0).rate()).isEqualTo(new RateLimit(60, Duration.ofMinutes(1)));
        assertThat(receivers.get(0).channel()).isInstanceOf(WebhookChannel.class);
        assertThat(receivers.get(1).rate()).isEqualTo(RateLimit.NONE);
        assertThat(receivers.get(1).channel())
                .isInstanceOfSatisfying(
                        SyslogChannel.class, syslog -> assertThat(syslog.port()).isEqualTo(6_514));
        assertThat(receivers.get(2).channel())
                .isInstanceOfSatisfying(
                        EveChannel.class, eve -> assertThat(eve.rotateBytes()).isEqualTo(100L << 20));
    }

    @Test
    void aSecretAddressIsShownNowhere() throws IOException {
        Files.writeString(secret, "https://chat.example.org/services/T0/B0/x");

        Receiver chat = settings("notify:\n  - {kind: webhook, name: chat, url-secret-file: " + secret + "}")
                .receivers()
                .getFirst();

        assertThat(chat.toString()).contains("chat.example.org").doesNotContain("services");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: webhook, name: a, url: hooks                               | url is hooks, but takes an address
            kind: webhook, name: a, url: 'ftp://x/'                          | url must begin with https://HOST/
            kind: webhook, name: a                                           | say url, or url-secret-file
            kind: syslog, name: A b, host: x                                 | name must be of a-z, 0-9 and -
            kind: syslog, name: a, host: 'x y'                               | host needs a name or an address
            kind: mail, name: a, host: x, user: u, from: a@b, to: [c@d]      | user and password go together
            kind: mail, name: a, host: x, from: vedette, to: [c@d]           | from is "vedette", but takes an address; write for example
            kind: mail, name: a, host: x, from: a@b, to: [c@d, a b]          | to has "a b", but takes addresses; write for example
            """)
    void whatDoesNotGoTogetherIsRefused_withTheLineAndWhatToDo(String block, String words) {
        Values values = values("web:\nnotify:\n  - {" + block + "}\n");
        assertThat(faults.inWords()).isEmpty();

        assertThatThrownBy(() -> NotifyValues.settings(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3: notify[0]: ")
                .hasMessageContaining(words);
    }

    @Test
    void twoReceiversOfOneNameAreRefused() {
        Values values = values("notify:\n  - {kind: syslog, name: a, host: x}\n  - {kind: syslog, name: a, host: y}\n");

        assertThatThrownBy(() -> NotifyValues.settings(values)).hasMessageContaining("notify[1]: name is a");
    }

    @ParameterizedTest
    @CsvSource({"20", "0x/1h", "20/", "1001/1h", "20/9999d", "0/1h", "000/7d"})
    void aRateThatIsNoneIsRefused(String rate) {
        values("notify:\n  - {kind: syslog, name: a, host: x, rate: '" + rate + "'}\n");

        assertThat(faults.inWords())
                .singleElement()
                .asString()
                .contains("notify[0].rate is " + rate
                        + ", but takes NUMBER/DURATION such as 20/1h, or none for no limit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: syslog, name: a, host: x, severity: loud               | severity is loud, but takes info or low or
            kind: syslog, name: a, host: x, families: [scan, magic]      | families is magic, but takes a list, each
            kind: syslog, name: a, host: x, families: magic              | families is magic, but takes a list, each
            kind: syslog, name: a, host: x, repeat: 30s                  | repeat is 30s, but takes never, or a duration from 1m to 365d
            kind: syslog, name: a, host: x, repeat: often                | repeat is often, but takes never, or a duration
            kind: syslog, name: a, host: x, queue: 0                     | queue is 0, but takes a whole number from 1 to 1000000
            kind: syslog, name: a, host: x, queue: many                  | queue is many, but takes a whole number
            kind: syslog, name: a, host: x, port: 0                      | port is 0, but takes a whole number from 1 to 65535
            kind: syslog, name: a, host: x, transport: sctp              | transport is sctp, but takes udp or tcp or tls
            kind: syslog, name: a, host: x, facility: 24                 | facility is 24, but takes a whole number from 0 to 23
            kind: syslog, name: a, host: x, facility: local0             | facility is local0, but takes a whole number
            kind: syslog, name: a, host: x, timeout: 3m                  | timeout is 3m, but takes a duration from 1s to 2m
            kind: syslog, name: a, host: x, trust: [a.pem, b.pem]        | trust is a list, but takes the name of a file
            kind: mail, name: a, host: x, from: a@b, to: [c@d], security: ssl | security is ssl, but takes starttls or tls or none
            kind: mail, name: a, host: x, from: a@b, to: [c@d], port: 65536   | port is 65536, but takes a whole number
            kind: webhook, name: a, url: 'https://x/', timeout: 0s       | timeout is 0s, but takes a duration from 1s to 2m
            kind: eve, name: a, file: x, rotate: 1K                      | rotate is 1K, but takes a size from 64K to 100G
            kind: eve, name: a, file: x, rotate: daily                   | rotate is daily, but takes a size
            kind: eve, name: a, file: x, keep: -1                        | keep is -1, but takes a whole number from 0 to 1000
            kind: eve, name: a, file: x, keep: 1001                      | keep is 1001, but takes a whole number from 0 to 1000
            """)
    void aValueThatNoKeyTakesIsRefused_withTheLine_andWhatItTakes(String block, String words) {
        values("web:\nnotify:\n  - {" + block + "}\n");

        assertThat(faults.inWords()).singleElement().asString().contains("line 3: notify[0]." + words);
    }

    @Test
    void theExampleOnThePageIsOne() throws IOException {
        Matcher example = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        String text = example.group(1)
                .replace("/run/secrets/mail", secret.toString())
                .replace("signing-key-env: TICKETS_KEY", "signing-key-file: " + secret);

        NotifySettings settings = settings(text);

        assertThat(settings.names()).containsExactly("soc", "tickets", "siem", "file");
        assertThat(settings.link("x")).isEqualTo("https://vedette.example.org/incidents/x");
    }
}
