package vedette.detect.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.FileShareFact;
import vedette.flow.fact.FileShareFact.Action;
import vedette.flow.fact.LoginFact;
import vedette.flow.fact.RpcFact;
import vedette.flow.fact.RpcFact.Step;

/// What is done to Windows hosts, and what looks like it.
class RemoteAdministrationTest {

    private static final String SOURCE = "10.0.0.66";
    private static final String TARGET = "10.0.0.5";
    private static final String SERVICES = "367abb81-9844-35f1-ad32-98f038001003";
    private static final String REPLICATION = "e3514235-4b06-11d1-ab04-00c04fc2dcd2";
    private static final String NETLOGON = "12345678-1234-abcd-ef00-01234567cffb";
    private static final String PRINTERS = "12345678-1234-abcd-ef00-0123456789ab";
    private static final String ACCOUNTS = "12345778-1234-abcd-ef00-0123456789ac";
    private static final String SERVER = "4b324fc8-1670-01d3-1278-5a47bf6ee188";
    private static final String REGISTRY = "338cd001-2244-31f1-aaaa-900038001003";
    private static final long PIPE = 77;
    private static final int HOUR = 3_600;

    private Traffic traffic = new Traffic(new RemoteAdministration());

    @BeforeEach
    void newTraffic() {
        traffic = new Traffic(new RemoteAdministration());
    }

    private static Ends ends(String client, String server) {
        return new Ends(address(client), 50_000, address(server), 445, IpProtocol.TCP);
    }

    private void calls(String client, String server, String interfaceId, int... operations) {
        Ends ends = ends(client, server);
        traffic.say(new RpcFact(ends, traffic.micros(), Step.BOUND, PIPE, 0, interfaceId, 1, 0));
        for (int operation : operations) {
            traffic.say(new RpcFact(ends, traffic.micros(), Step.CALLED, PIPE, 0, "", operation, 40));
        }
    }

    private void does(String client, String server, Action action, String name) {
        traffic.say(new FileShareFact(ends(client, server), traffic.micros(), action, name));
    }

    private void logsIn(String client, String server) {
        traffic.say(new LoginFact(ends(client, server), traffic.micros(), Protocol.SMB, LoginFact.Step.ASKED, ""));
    }

    private static double strength(List<Signal> signals, Kind kind) {
        return signals.stream()
                .filter(signal -> signal.kind() == kind)
                .mapToDouble(Signal::strength)
                .max()
                .orElse(0);
    }

    @Test
    void givenAProgramOnAnAdministratorsShareAndAServiceThatRunsIt_thenThereIsNoDoubt() {
        does(SOURCE, TARGET, Action.CONNECTED, "\\\\srv\\ADMIN$");
        does(SOURCE, TARGET, Action.MADE, "PSEXESVC.exe");
        calls(SOURCE, TARGET, SERVICES, 15, 12, 19);

        List<Signal> signals = traffic.tick();

        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.REMOTE_ADMINISTRATION);
            assertThat(signal.entity()).isEqualTo(address(SOURCE));
            assertThat(signal.targets()).containsExactly(address(TARGET));
            assertThat(signal.ports()).containsExactly(445);
            assertThat(signal.strength()).isEqualTo(1);
            assertThat(signal.reasons()).hasSize(3);
        });
    }

    @Test
    void givenAServiceThatIsMadeAndStarted_thenItCountsForMoreThanOneThatIsOnlyMade() {
        calls(SOURCE, TARGET, SERVICES, 12);
        double made = strength(traffic.tick(), Kind.REMOTE_ADMINISTRATION);
        calls(SOURCE, TARGET, SERVICES, 19);
        double started = strength(traffic.tick(), Kind.REMOTE_ADMINISTRATION);
        calls(SOURCE, TARGET, SERVICES, 2);
        double removed = strength(traffic.tick(), Kind.REMOTE_ADMINISTRATION);

        assertThat(List.of(made, started, removed)).isSorted().doesNotHaveDuplicates();
        assertThat(made * Kind.REMOTE_ADMINISTRATION.points()).isBetween(32.5, 41.0);
    }

    @Test
    void givenServicesThatAreOnlyLookedAtOrStarted_thenNothingIsSaid() {
        calls(SOURCE, TARGET, SERVICES, 15, 16, 6, 17, 19, 1);

        assertThat(traffic.rest(2)).isEmpty();
    }

    @Test
    void givenAProgramOnAnOrdinaryShare_thenNothingIsSaid() {
        does(SOURCE, TARGET, Action.CONNECTED, "\\\\srv\\software");
        does(SOURCE, TARGET, Action.MADE, "setup.exe");
        does(SOURCE, TARGET, Action.CONNECTED, "\\\\srv\\IPC$");
        does(SOURCE, TARGET, Action.MADE, "setup.exe");
        does(SOURCE, TARGET, Action.CONNECTED, "\\\\srv\\home$");
        does(SOURCE, TARGET, Action.MADE, "setup.exe");
        does("10.0.0.67", TARGET, Action.CONNECTED, "\\\\srv\\C$");
        does("10.0.0.67", TARGET, Action.MADE, "notes.docx");

        assertThat(traffic.rest(2)).isEmpty();
    }

    @Test
    void whenTheBindingWasNotSeen_thenThePipeTellsWhatIsCalled() {
        does(SOURCE, TARGET, Action.OPENED_PIPE, "svcctl");
        for (int operation : new int[] {12, 19}) {
            traffic.say(new RpcFact(ends(SOURCE, TARGET), traffic.micros(), Step.CALLED, PIPE, 3, "", operation, 40));
        }
        assertThat(strength(traffic.tick(), Kind.REMOTE_ADMINISTRATION)).isGreaterThan(0.6);

        traffic.say(new RpcFact(ends(SOURCE, "10.0.0.7"), traffic.micros(), Step.CALLED, 0, 3, "", 12, 40));
        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAHostThatHasDoneSoForHours_thenItIsUsedToIt() {
        for (int time = 0; time < 4; time++) {
            calls(SOURCE, TARGET, SERVICES, 12, 19);
            traffic.rest(HOUR);
        }
        calls(SOURCE, "10.0.0.9", SERVICES, 12, 19);
        assertThat(traffic.tick()).isEmpty();

        calls("10.0.0.67", "10.0.0.9", SERVICES, 12, 19);
        assertThat(traffic.tick()).isNotEmpty();
    }

    @Test
    void givenReplicationByWhatIsNoDomainController_thenItIsTheft() {
        calls(SOURCE, TARGET, REPLICATION, 0, 12, 3);

        assertThat(strength(traffic.tick(), Kind.CREDENTIAL_THEFT)).isEqualTo(0.7);
    }

    @Test
    void givenReplicationByADomainController_thenNothingIsSaid() {
        calls("10.0.0.20", SOURCE, REPLICATION, 0, 12);
        traffic.tick();
        calls(SOURCE, TARGET, REPLICATION, 0, 3, 5);
        assertThat(traffic.tick()).isEmpty();

        traffic.connect("10.0.0.21", "10.0.0.6", 88, 300, 1_500).tick();
        calls("10.0.0.6", TARGET, REPLICATION, 3);
        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenManyTriesToAuthenticateAsAComputer_thenTheyAreNoticed_butNotThoseOfSomeMembers() {
        for (int i = 0; i < 10; i++) {
            calls(SOURCE, TARGET, NETLOGON, 4, 26, 4, 26);
            calls("10.0.0.67", TARGET, NETLOGON, 4, 26);
        }
        List<Signal> first = traffic.tick();
        assertThat(strength(first, Kind.SERVICE_EXPLOIT)).isGreaterThanOrEqualTo(0.6);
        assertThat(first).extracting(Signal::entity).containsOnly(address(SOURCE));
        assertThat(first).noneMatch(Signal::hasSucceeded);

        calls(SOURCE, TARGET, NETLOGON, 30);
        assertThat(traffic.tick()).anyMatch(Signal::hasSucceeded);
        calls("10.0.0.68", TARGET, NETLOGON, 4, 26, 30);
        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAHostThatIsMadeToLogIn_thenItsLogInThereMakesItWorse() {
        calls(SOURCE, TARGET, PRINTERS, 1, 65, 29);
        assertThat(strength(traffic.tick(), Kind.CREDENTIAL_THEFT)).isEqualTo(0.5);

        logsIn(TARGET, SOURCE);
        assertThat(strength(traffic.tick(), Kind.CREDENTIAL_THEFT)).isEqualTo(0.8);
    }

    @Test
    void givenSomebodyWhoPrints_thenNothingIsSaid() {
        calls(SOURCE, TARGET, PRINTERS, 69, 8, 65, 17, 19, 29);
        logsIn(TARGET, SOURCE);

        assertThat(traffic.rest(2)).isEmpty();
    }

    @Test
    void givenAChangedAccount_thenItIsTold_unlessItWasMadeJustThen() {
        calls(SOURCE, TARGET, ACCOUNTS, 64, 5, 7, 17, 34, 58);
        assertThat(strength(traffic.tick(), Kind.CREDENTIAL_THEFT)).isEqualTo(0.55);

        calls("10.0.0.67", TARGET, ACCOUNTS, 64, 5, 7, 50, 58);
        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenSharesThatAreListed_thenItIsOrdinaryOfOneHostAndNotOfMany() {
        calls(SOURCE, TARGET, SERVER, 15);
        calls(SOURCE, "10.0.0.6", SERVER, 15);
        assertThat(traffic.tick()).isEmpty();

        calls(SOURCE, "10.0.0.7", SERVER, 15);
        assertThat(strength(traffic.tick(), Kind.WINDOWS_DISCOVERY)).isBetween(0.6, 0.7);
    }

    @Test
    void givenTheRegistryOfAnotherHost_thenReadingItIsLittleAndSavingItMuch() {
        calls(SOURCE, TARGET, REGISTRY, 2, 15, 17);
        assertThat(strength(traffic.tick(), Kind.REMOTE_ADMINISTRATION)).isEqualTo(0.5);

        calls(SOURCE, TARGET, REGISTRY, 2, 15, 20);
        assertThat(strength(traffic.tick(), Kind.CREDENTIAL_THEFT)).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({"PEEKED, 0.7", "ASKED_UNKNOWN, 0.8", "OVERSTATED, 1"})
    void givenWhatIsMadeToBreakIn_thenItIsTold(Action action, double expected) {
        does(SOURCE, TARGET, action, "");

        assertThat(strength(traffic.tick(), Kind.SERVICE_EXPLOIT)).isEqualTo(expected);
    }

    @Test
    void givenATransactionThatGoesOnAsAnotherType_thenItIsTold_butNotOneThatGoesOnAsItBegan() {
        does("10.0.0.67", TARGET, Action.WENT_ON, "");
        assertThat(traffic.tick()).isEmpty();

        does(SOURCE, TARGET, Action.BEGAN_LARGE, "");
        does(SOURCE, TARGET, Action.WENT_ON, "");
        assertThat(strength(traffic.tick(), Kind.SERVICE_EXPLOIT)).isEqualTo(1);
    }

    @Test
    void givenAnOverlongPath_thenItIsTold_butNotOneThatCanBe() {
        for (int length : new int[] {560, 561}) {
            traffic.say(new RpcFact(ends(SOURCE, TARGET), traffic.micros(), Step.BOUND, PIPE, 0, SERVER, 1, 0));
            traffic.say(new RpcFact(ends(SOURCE, TARGET), traffic.micros(), Step.CALLED, PIPE, 0, "", 31, length));
            List<Signal> signals = traffic.tick();
            assertThat(signals.isEmpty()).isEqualTo(length == 560);
        }
    }

    @Test
    void whenAnotherGoesOn_thenItKnowsWhatWasBoundAndDone() {
        List<List<Signal>> said = new ArrayList<>();
        for (boolean isHandedOver : new boolean[] {false, true}) {
            newTraffic();
            does(SOURCE, TARGET, Action.CONNECTED, "\\\\srv\\C$");
            calls(SOURCE, TARGET, SERVICES, 12);
            traffic.tick();
            if (isHandedOver) {
                traffic.handOverTo(new RemoteAdministration());
            }
            does(SOURCE, TARGET, Action.MADE, "x.bat");
            traffic.say(new RpcFact(ends(SOURCE, TARGET), traffic.micros(), Step.CALLED, PIPE, 0, "", 19, 40));
            said.add(traffic.tick());
        }

        assertThat(said.get(1)).isEqualTo(said.get(0)).isNotEmpty();
        assertThat(strength(said.get(0), Kind.REMOTE_ADMINISTRATION)).isEqualTo(1);
    }
}
