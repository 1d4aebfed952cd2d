package vedette.notify.webhook;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// How an answer begins. However long it is, no more of it is read.
final class FirstBytes implements HttpResponse.BodySubscriber<String> {

    private static final int MOST = 1_024;

    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            while (part.hasRemaining() && bytes.size() < MOST) {
                bytes.write(part.get());
            }
        }
        Flow.Subscription begun = subscription;
        if (begun == null) {
            return;
        }
        if (bytes.size() < MOST) {
            begun.request(1);
        } else {
            begun.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable cause) {
        onComplete(); // the status came before: that is the answer
    }

    @Override
    public void onComplete() {
        text.complete(bytes.toString(StandardCharsets.UTF_8));
    }
}
