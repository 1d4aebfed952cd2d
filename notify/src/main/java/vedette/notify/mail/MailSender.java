package vedette.notify.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;
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
public final class MailSender implements Sender {

    private static final int PERMANENT = 500;
    private static final int LONGEST_ANSWER = 200;

    private final MailChannel channel;
    private final Origin origin;

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
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            MailMessage mail = new MailMessage(session, message, channel, origin);
            connect(transport);
            return send(transport, mail);
        } catch (AuthenticationFailedException e) {
            throw SendException.forNow(
                    server() + " does not let " + channel.user() + " sign in (" + said(e)
                            + "): check user and password",
                    e);
        } catch (MailConnectException e) {
            throw SendException.forNow(server() + " cannot be reached: " + said(e), e);
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

    private String send(SMTPTransport transport, MailMessage mail) throws MessagingException, SendException {
        Address[] to = mail.getAllRecipients();
        try {
            transport.sendMessage(mail, to);
        } catch (SendFailedException e) {
            Address[] reached = e.getValidSentAddresses();
            if (reached == null || reached.length == 0) {
                throw isPermanent(e)
                        ? SendException.refusal(server() + " refuses the mail: " + said(e), e)
                        : SendException.forNow(server() + " does not take the mail: " + said(e), e);
            }
            return "taken for " + reached.length + " of " + to.length + " addresses: " + said(e);
        }
        return Plain.line(String.valueOf(transport.getLastServerResponse()).strip(), LONGEST_ANSWER);
    }

    private static boolean isPermanent(MessagingException failure) {
        boolean isPermanent = false;
        Exception next = failure;
        while (next != null) {
            if (next instanceof SMTPSendFailedException sending) {
                isPermanent = sending.getReturnCode() >= PERMANENT;
            } else if (next instanceof SMTPAddressFailedException address) {
                isPermanent = address.getReturnCode() >= PERMANENT;
            }
            next = next instanceof MessagingException nested ? nested.getNextException() : null;
        }
        return isPermanent;
    }

    private static String said(MessagingException failure) {
        Exception next = failure.getNextException();
        String more = next == null ? "" : "; " + SendException.words(next).strip();
        return Plain.line(SendException.words(failure).strip().replaceAll("\\s*\\R\\s*", "; ") + more, LONGEST_ANSWER);
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
