package vedette.web.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/// Reads what is posted: a few fields. How fast it comes is up to whoever sends it, so nobody has to wait for it, and
/// it
/// has its time. Safe for any thread.
final class Forms {

    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final int LONGEST = 64 * 1024;

    private final Semaphore reading;
    private final Duration patience;

    Forms() {
        this(64, Duration.ofSeconds(10));
    }

    /// @param atOnce so many are read at once
    /// @param patience how long one may take to come
    Forms(int atOnce, Duration patience) {
        reading = new Semaphore(atOnce);
        this.patience = patience;
    }

    /// The fields; none if it is no form.
    ///
    /// @throws IOException if whoever sends it has gone
    Map<String, List<String>> of(Request request, String type) throws IOException {
        if (!type.startsWith(TYPE)) {
            return Map.of();
        }
        if (request.getLength() > LONGEST) {
            throw tooLong();
        }
        if (!reading.tryAcquire()) {
            throw Refusal.of(503, "Too many send something at once. Try again in a moment.");
        }
        try {
            return fields(bytes(request));
        } finally {
            reading.release();
        }
    }

    private static Refusal tooLong() {
        return Refusal.of(413, "A form has at most " + LONGEST / 1024 + " KiB.");
    }

    private byte[] bytes(Request request) throws IOException {
        CompletableFuture<byte[]> coming = new CompletableFuture<>();
        Content.Source.asByteArrayAsync(
                request,
                LONGEST,
                Promise.Invocable.from(InvocationType.NON_BLOCKING, coming::complete, coming::completeExceptionally));
        try {
            return coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            request.fail(e); // what comes now is nobody's
            throw Refusal.of(408, "The form took longer than " + patience.toSeconds() + " s to come.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalStateException) {
                throw tooLong();
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Map<String, List<String>> fields(byte[] bytes) {
        try {
            Fields fields = new Fields();
            String text = new String(bytes, StandardCharsets.UTF_8);
            UrlEncoded.decodeUtf8To(text, 0, text.length(), fields::add);
            return values(fields);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The form is not written as one.");
        }
    }

    static Map<String, List<String>> values(Fields fields) {
        return fields.stream()
                .collect(Collectors.toMap(
                        Fields.Field::getName, Fields.Field::getValues, (a, b) -> a, LinkedHashMap::new));
    }
}
