package vedette.notify.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.notify.message.Plain;
import vedette.notify.send.SendException;
import vedette.notify.send.Sender;
import vedette.notify.send.Trust;
import vedette.notify.settings.MailChannel;
import vedette.notify.settings.Protection;
import vedette.notify.settings.Secret;

/// Hands mails to a server. Each mail has a connection of its own: there are few, and far between.
///
/// A server answers for each address: those that it refuses for now are asked again, without those that have the mail,
/// and those that it refuses for good are left out and said.
public final class MailSender implements Sender {

    private static final int PERMANENT = 500;
    private static final int LONGEST_ANSWER = 200;
    private static final int LONGEST_LIST = 400;

    private final MailChannel channel;
    private final Origin origin;
    private final Recipients recipients = new Recipients();

    public MailSender(MailChannel channel, Origin origin) {
        this.channel = channel;
        this.origin = origin;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public String send(Message message) throws SendException {
        Session session = Session.getInstance(properties());
        MailMessage mail;
        List<Address> left;
        try {
            mail = new MailMessage(session, message, channel, origin);
            recipients.begin(message.id(), List.of(mail.getAllRecipients()));
            left = recipients.left();
        } catch (MessagingException e) {
            throw SendException.refusal("no mail can be made, look at its `from` and `to`: " + said(e), e);
        }
        String answer = left.isEmpty() ? "taken before" : offer(session, mail, left);
        String refused = recipients.refusedInWords();
        if (!refused.isEmpty()) {
            throw SendException.partly(server() + " took the mail for " + recipients.share() + ", and not for "
                    + Plain.line(refused, LONGEST_LIST)
                    + ": they are left out; see to these addresses, or take them out of `to`");
        }
        return answer;
    }

    /// Returns once nobody is left to be asked.
    private String offer(Session session, MailMessage mail, List<Address> to) throws SendException {
        try {
            SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
            try {
                connect(transport);
                transport.sendMessage(mail, to.toArray(Address[]::new));
                recipients.took(to);
                return line(String.valueOf(transport.getLastServerResponse()));
            } finally {
                hangUp(transport);
            }
        } catch (AuthenticationFailedException e) {
            throw SendException.forNow(
                    server() + " does not let " + channel.user() + " sign in (" + said(e)
                            + "): check user and password",
                    e);
        } catch (MailConnectException e) {
            throw SendException.forNow(server() + " cannot be reached: " + said(e), e);
        } catch (SendFailedException e) {
            return sort(e, to);
        } catch (MessagingException e) {
            throw SendException.forNow(server() + ": " + said(e), e);
        }
    }

    private void connect(SMTPTransport transport) throws MessagingException, SendException {
        Secret password = channel.password();
        if (password == null) {
            transport.connect(channel.host(), channel.port(), null, null);
            return;
        }
        String revealed;
        try {
            revealed = password.reveal();
        } catch (IOException e) {
            throw SendException.forNow("the password for " + server() + " cannot be had: " + SendException.words(e), e);
        }
        transport.connect(channel.host(), channel.port(), channel.user(), revealed);
    }

    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // what it took, it has: a farewell that fails must not have it sent again
        }
    }

    /// Some of those who were asked did not take it, or nobody did.
    private String sort(SendFailedException e, List<Address> asked) throws SendException {
        Map<Address, String> answers = answers(e, asked);
        List<Address> took = list(e.getValidSentAddresses());
        recipients.took(took);
        boolean isWhole =
                took.isEmpty() && e instanceof SMTPSendFailedException whole && whole.getReturnCode() >= PERMANENT;
        recipients.refused(isWhole ? asked : list(e.getInvalidAddresses()), answers);
        List<Address> left = recipients.left();
        if (recipients.isTakenByNobody()) {
            if (!left.isEmpty()) {
                throw SendException.forNow(server() + " does not take the mail: " + said(e), e);
            }
            recipients.forget(); // so that it is asked again whether it means it
            throw SendException.refusal(server() + " refuses the mail: " + said(e), e);
        }
        if (!left.isEmpty()) {
            if (recipients.mayKeepUp()) {
                throw SendException.forNow(
                        server() + " took the mail for " + recipients.share() + ", and not yet for "
                                + Plain.line(Recipients.inWords(left, answers), LONGEST_LIST),
                        e);
            }
            recipients.giveUp(answers);
        }
        return "taken for " + recipients.share();
    }

    /// What was said of each address, or else of the mail.
    private static Map<Address, String> answers(SendFailedException failure, List<Address> asked) {
        Map<Address, String> answers = new HashMap<>();
        asked.forEach(address -> answers.put(address, said(failure)));
        Exception next = failure;
        while (next instanceof MessagingException one) {
            if (one instanceof SMTPAddressFailedException refused) {
                answers.put(refused.getAddress(), line(SendException.words(refused)));
            }
            next = one.getNextException();
        }
        return answers;
    }

    private static List<Address> list(Address @Nullable [] addresses) {
        return addresses == null ? List.of() : Arrays.asList(addresses);
    }

    private static String said(MessagingException failure) {
        Exception next = failure.getNextException();
        String more = next == null ? "" : "; " + SendException.words(next).strip();
        return line(SendException.words(failure) + more);
    }

    private static String line(String answer) {
        return Plain.line(answer.strip().replaceAll("\\s*\\R\\s*", "; "), LONGEST_ANSWER);
    }

    private String server() {
        return channel.host() + ":" + channel.port();
    }

    private Properties properties() throws SendException {
        String millis = String.valueOf(channel.timeout().toMillis());
        boolean isByTls = channel.protection() != Protection.NONE;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.localhost", MailMessage.asciiHost(origin));
        properties.setProperty("mail.smtp.auth", String.valueOf(channel.password() != null));
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(channel.protection() == Protection.TLS));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(isByTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(isByTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        if (isByTls) {
            properties.put(
                    "mail.smtp.ssl.socketFactory", Trust.of(channel.trust()).getSocketFactory());
        }
        return properties;
    }
}
