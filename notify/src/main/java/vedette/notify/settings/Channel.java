package vedette.notify.settings;

/// How a receiver is reached.
public sealed interface Channel permits MailChannel, WebhookChannel, SyslogChannel, EveChannel {

    /// What it is called.
    String kind();

    /// Where it leads to, for people: without anything that is secret.
    String where();

    /// How often it is used if nothing else was said.
    RateLimit usualRate();
}
