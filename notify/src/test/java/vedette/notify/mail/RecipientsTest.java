package vedette.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.InstantSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vedette.notify.Senders;
import vedette.notify.TestIncidents;
import vedette.notify.TestMail;
import vedette.notify.send.SendException;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Receiver;

/// Mails to several addresses, of which a server takes some.
class RecipientsTest {

    private static final String SOC = "soc@example.org";
    private static final String NIGHT = "night@example.org";
    private static final int MOST_ATTEMPTS = 10;

    private final TestMail server = new TestMail();
    private final MailSender sender = new MailSender(server.channel(SOC, NIGHT), TestIncidents.ORIGIN);

    @AfterEach
    void close() {
        sender.close();
        server.close();
    }

    private SendException failure(int message) {
        return catchThrowableOfType(SendException.class, () -> sender.send(TestIncidents.message(message)));
    }

    @Test
    void whoIsRefusedForNowIsAskedAgain_andNobodyGetsItTwice() throws Exception {
        server.answer(NIGHT, 451);
        assertThat(failure(1))
                .hasMessageContaining("took the mail for 1 of 2 addresses, and not yet for night@example.org (451 not")
                .returns(false, SendException::isRefusal)
                .returns(false, SendException::isPartly);

        server.answer(NIGHT, 250);
        assertThat(sender.send(TestIncidents.message(1))).startsWith("250");
        assertThat(server.taken()).containsExactly(SOC, NIGHT);

        assertThat(sender.send(TestIncidents.message(1))).isEqualTo("taken before");
        assertThat(server.taken()).containsExactly(SOC, NIGHT);
    }

    @Test
    void whoIsRefusedForGoodIsLeftOut_andThatIsSaid_withEveryMessage() {
        server.answer(NIGHT, 550);

        for (int message = 0; message < 2; message++) {
            assertThat(failure(message))
                    .hasMessageContaining("took the mail for 1 of 2 addresses, and not for night@example.org (550 not")
                    .hasMessageContaining("take them out of `to`")
                    .returns(true, SendException::isPartly);
        }
        assertThat(server.taken()).containsExactly(SOC, SOC);
    }

    @Test
    void whoIsRefusedForGoodAfterAWhileIsLeftOut_andWhoHasItDoesNotGetItAgain() {
        server.answer(NIGHT, 451);
        failure(1);
        server.answer(NIGHT, 550);

        assertThat(failure(1)).returns(true, SendException::isPartly);
        assertThat(server.taken()).containsExactly(SOC);
    }

    @Test
    void whenSomeAreRefusedForGoodAndTheOthersForNow_thenTheMailWaits_andTheOthersGetIt() {
        server.answer(SOC, 451);
        server.answer(NIGHT, 550);
        assertThat(failure(1)).returns(false, SendException::isRefusal).returns(false, SendException::isPartly);

        server.answer(SOC, 250);
        assertThat(failure(1)).returns(true, SendException::isPartly);
        assertThat(server.taken()).containsExactly(SOC);
    }

    @Test
    void whenNobodyWillEverTakeIt_thenItIsRefused_andEachIsAskedAgain() throws Exception {
        server.answer(SOC, 550);
        server.answer(NIGHT, 553);
        assertThat(failure(1)).hasMessageContaining("refuses the mail").returns(true, SendException::isRefusal);

        server.answer(SOC, 250);
        server.answer(NIGHT, 250);
        assertThat(sender.send(TestIncidents.message(1))).startsWith("250");
    }

    @Test
    void whoIsPutOffForLongIsLeftOut_andKeepsUpNoOtherMessage_untilItTakesOne() throws Exception {
        server.answer(NIGHT, 452);
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            assertThat(failure(1)).returns(false, SendException::isPartly);
        }
        assertThat(failure(1)).returns(true, SendException::isPartly);
        assertThat(failure(2)).hasMessageContaining("(452 not this one)").returns(true, SendException::isPartly);
        assertThat(server.taken()).containsExactly(SOC, SOC);

        server.answer(NIGHT, 250);
        sender.send(TestIncidents.message(3));
        server.answer(NIGHT, 452);
        assertThat(failure(4)).returns(false, SendException::isPartly);
    }

    @Test
    void aTestOfAReceiverFails_ifOneOfItsAddressesDoesNotTakeIt() {
        server.answer(NIGHT, 550);

        assertThatThrownBy(() -> Senders.test(
                        Receiver.of("soc", server.channel(SOC, NIGHT)),
                        NotifySettings.NOBODY,
                        TestIncidents.ORIGIN,
                        InstantSource.fixed(TestIncidents.NOW)))
                .asInstanceOf(InstanceOfAssertFactories.type(SendException.class))
                .returns(true, SendException::isPartly)
                .extracting(SendException::getMessage, InstanceOfAssertFactories.STRING)
                .contains("not for night@example.org (550 not this one)");
    }
}
