package vedette.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Who is told. What a handler throws is counted, and told to those for problems; it keeps nobody else from
/// being told.
final class Handlers {

    private static final System.Logger LOG = System.getLogger("vedette.api");

    private final List<Consumer<? super Flow>> flows = new CopyOnWriteArrayList<>();
    private final List<Consumer<? super Incident>> incidents = new CopyOnWriteArrayList<>();
    private final List<Consumer<? super String>> problems = new CopyOnWriteArrayList<>();
    private final AtomicLong failures = new AtomicLong();

    void onFlow(Consumer<? super Flow> handler) {
        flows.add(handler);
    }

    void onIncident(Consumer<? super Incident> handler) {
        incidents.add(handler);
    }

    void onProblem(Consumer<? super String> handler) {
        problems.add(handler);
    }

    /// Whether anybody wants to hear of flows.
    boolean wantFlows() {
        return !flows.isEmpty();
    }

    void flow(Flow flow) {
        flows.forEach(handler -> tell(handler, flow, "flows"));
    }

    void incident(Incident incident) {
        incidents.forEach(handler -> tell(handler, incident, "incidents"));
    }

    /// Tells those for problems, or the log if there are none.
    void problem(String words) {
        if (problems.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, words);
        }
        for (Consumer<? super String> handler : problems) {
            try {
                handler.accept(words);
            } catch (RuntimeException | Error e) {
                failures.incrementAndGet();
                LOG.log(System.Logger.Level.WARNING, "the handler for problems failed, told that " + words, e);
            }
        }
    }

    private <T> void tell(Consumer<? super T> handler, T what, String whose) {
        try {
            handler.accept(what);
        } catch (RuntimeException | Error e) {
            failures.incrementAndGet();
            problem("a handler of " + whose + " failed, and the next one is told: " + e);
        }
    }

    long failures() {
        return failures.get();
    }
}
