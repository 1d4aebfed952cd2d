package vedette.notify.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vedette.notify.message.JsonBytes;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.notify.message.Plain;
import vedette.notify.message.Wording;
import vedette.notify.send.SendException;
import vedette.notify.send.Sender;
import vedette.notify.send.Trust;
import vedette.notify.settings.Secret;
import vedette.notify.settings.WebhookChannel;

/// Posts messages to a program. Where it sends us elsewhere we do not go: what is said is for nobody else.
public final class WebhookSender implements Sender {

    private static final int LONGEST_ANSWER = 200;
    private static final int FORMAT = 1;
    private static final int MOST_BYTES = 1 << 20;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// What may pass by itself although its number says that it is the sender's mistake.
    private static final Set<Integer> FOR_NOW = Set.of(401, 403, 404, 407, 408, 421, 423, 425, 429);

    private final WebhookChannel channel;
    private final Origin origin;
    private final InstantSource clock;
    private @Nullable HttpClient client;

    /// @param clock for the time under the signature
    public WebhookSender(WebhookChannel channel, Origin origin, InstantSource clock) {
        this.channel = channel;
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public String send(Message message) throws SendException {
        HttpResponse<String> answer = exchange(request(message));
        String said = Plain.line(answer.body().strip(), LONGEST_ANSWER);
        String words = answer.statusCode() + (said.isEmpty() ? "" : " " + said);
        return switch (answer.statusCode() / 100) {
            case 2 -> words;
            case 3 ->
                throw SendException.forNow(
                        where() + " sends us elsewhere (" + answer.statusCode()
                                + "), which is not followed: let url be the address that it leads to",
                        Duration.ZERO);
            case 4 ->
                throw FOR_NOW.contains(answer.statusCode())
                        ? SendException.forNow(where() + " answered " + words, pause(answer))
                        : SendException.refusal(where() + " refuses the message: " + words, new IOException(words));
            default -> throw SendException.forNow(where() + " answered " + words, pause(answer));
        };
    }

    private HttpRequest request(Message message) throws SendException {
        byte[] body = body(message);
        long seconds = clock.instant().getEpochSecond();
        HttpRequest.Builder request = HttpRequest.newBuilder(channel.url())
                .timeout(channel.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", Origin.PRODUCT + "/" + origin.version().replaceAll("[^A-Za-z0-9.+-]", "-"))
                .header("Vedette-Delivery", message.id())
                .header("Vedette-Event", JsonBytes.event(message))
                .header("Vedette-Timestamp", String.valueOf(seconds))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (channel.key() != null) {
            request.header("Vedette-Signature", "v1=" + Signature.of(reveal(channel.key()), seconds, body));
        }
        if (channel.token() != null) {
            try {
                request.header("Authorization", "Bearer " + reveal(channel.token()));
            } catch (IllegalArgumentException e) {
                throw SendException.forNow(
                        "the token for " + where() + " has letters that no header may have", new IOException());
            }
        }
        return request.build();
    }

    private byte[] body(Message message) throws SendException {
        byte[] body = JsonBytes.of(json -> {
            json.writeNumberProperty("version", FORMAT);
            json.writeStringProperty("product", Origin.PRODUCT);
            json.writeStringProperty("host", origin.host());
            Wording wording = Wording.of(message);
            json.writeStringProperty(
                    "text", wording.title() + (message.link().isEmpty() ? "" : " " + message.link())); // for chats
            JsonBytes.write(json, message);
        });
        if (body.length > MOST_BYTES) {
            throw SendException.refusal("a message of " + body.length + " bytes is not sent", new IOException());
        }
        return body;
    }

    private String reveal(Secret secret) throws SendException {
        try {
            return secret.reveal();
        } catch (IOException e) {
            throw SendException.forNow("a secret for " + where() + " cannot be had: " + SendException.words(e), e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) throws SendException {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, _ -> new FirstBytes());
        try {
            return answer.get(channel.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            forget(); // what it trusts may have been mended meanwhile
            throw SendException.forNow(where() + " cannot be reached: " + SendException.words(cause), cause);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw SendException.forNow(
                    where() + " did not answer within " + channel.timeout().toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw SendException.forNow("interrupted", e);
        }
    }

    private HttpClient client() throws SendException {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(channel.timeout())
                    .sslContext(Trust.of(channel.trust()))
                    .build();
            client = made;
        }
        return made;
    }

    private void forget() {
        HttpClient made = client;
        client = null;
        if (made != null) {
            made.shutdownNow();
        }
    }

    /// What `Retry-After` asks for, where that is a number of seconds.
    private static Duration pause(HttpResponse<String> answer) {
        String wish = answer.headers().firstValue("Retry-After").orElse("");
        if (!wish.matches("[0-9]{1,6}")) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(Long.parseLong(wish));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private String where() {
        return channel.where();
    }

    @Override
    public void close() {
        forget();
    }
}
