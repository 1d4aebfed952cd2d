package vedette.notify;

import java.time.InstantSource;
import vedette.notify.eve.EveSender;
import vedette.notify.mail.MailSender;
import vedette.notify.message.Origin;
import vedette.notify.message.SampleIncident;
import vedette.notify.send.SendException;
import vedette.notify.send.Sender;
import vedette.notify.settings.Channel;
import vedette.notify.settings.EveChannel;
import vedette.notify.settings.MailChannel;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Receiver;
import vedette.notify.settings.SyslogChannel;
import vedette.notify.settings.WebhookChannel;
import vedette.notify.syslog.SyslogSender;
import vedette.notify.webhook.WebhookSender;

/// Who sends by which channel.
public final class Senders {

    private Senders() {}

    static Sender of(Channel channel, Origin origin, InstantSource clock) {
        return switch (channel) {
            case MailChannel mail -> new MailSender(mail, origin);
            case WebhookChannel webhook -> new WebhookSender(webhook, origin, clock);
            case SyslogChannel syslog -> new SyslogSender(syslog, origin);
            case EveChannel eve -> new EveSender(eve, origin);
        };
    }

    /// Sends a message that is marked as a test, beside all that waits.
    ///
    /// @return what the receiver answered
    public static String test(Receiver receiver, NotifySettings settings, Origin origin, InstantSource clock)
            throws SendException {
        try (Sender sender = of(receiver.channel(), origin, clock)) {
            String answer = sender.send(SampleIncident.message(clock.instant(), settings.link("")));
            sender.settle();
            return answer;
        }
    }
}
