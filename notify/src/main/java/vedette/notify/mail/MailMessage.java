package vedette.notify.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.notify.message.Wording;
import vedette.notify.settings.MailChannel;

/// A message as a mail. Mails about one incident stand together where people read them.
final class MailMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    MailMessage(Session session, Message message, MailChannel channel, Origin origin) throws MessagingException {
        super(session);
        String host = asciiHost(origin);
        id = "<" + message.id() + "@" + host + ">";
        Wording wording = Wording.of(message);
        setFrom(new InternetAddress(channel.from(), true));
        for (String to : channel.to()) {
            addRecipient(RecipientType.TO, new InternetAddress(to, true));
        }
        setSubject("[" + Origin.PRODUCT + "] " + wording.title(), UTF_8);
        setSentDate(Date.from(message.made()));
        setHeader("Auto-Submitted", "auto-generated");
        if (message instanceof Message.OfIncident told) {
            setHeader("References", "<incident-" + told.incident().id() + "@" + host + ">");
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(MailText.plain(wording), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(MailText.html(wording), UTF_8, "html");
        setContent(new MimeMultipart("alternative", plain, html));
        saveChanges();
    }

    /// Ours, and the same if it is sent again.
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    /// This machine's name as it may stand in a header.
    static String asciiHost(Origin origin) {
        String host = origin.host().replaceAll("[^A-Za-z0-9.-]", "-");
        return host.isEmpty() ? "localhost" : host;
    }
}
