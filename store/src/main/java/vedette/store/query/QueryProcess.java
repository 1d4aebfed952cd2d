package vedette.store.query;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import vedette.store.database.StoreException;

/// Has a question answered by a process of its own, which a question that wants too much cannot take this one down
/// with.
public final class QueryProcess {

    private QueryProcess() {}

    /// Copies the answer to a stream.
    ///
    /// @throws IllegalArgumentException if the question cannot be answered; the message says why
    /// @throws StoreException if it takes too long or too much
    public static void answer(Asked asked, Duration limit, OutputStream out) throws IOException {
        BoundedProcess.Ended ended =
                BoundedProcess.run(QueryChild.class, limit, asked::write, answer -> answer.transferTo(out));
        out.flush();
        if (ended.status() == QueryChild.REFUSED) {
            throw new IllegalArgumentException(ended.said());
        }
        if (ended.status() != 0) {
            throw new StoreException(
                    ended.status() == QueryChild.FAILED
                            ? ended.said()
                            : "the query was ended: it took more than " + limit.toSeconds()
                                    + " s, or more memory than it may (--time, --memory)");
        }
    }
}
