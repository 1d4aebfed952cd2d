package vedette.learn.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Some threads that share numbered tasks. Which thread does a task must not matter for what comes of it.
public final class Crew {

    private Crew() {}

    /// Does all tasks.
    ///
    /// @param worker makes what does the tasks of one thread
    public static void share(int tasks, int threads, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            IntConsumer mine = worker.get();
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("training was interrupted");
                }
                mine.accept(task);
            }
        };
        if (threads == 1 || tasks == 1) {
            work.run();
            return;
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, tasks))) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, tasks); i++) {
                running.add(executor.submit(work));
            }
            await(running, executor);
        }
    }

    private static void await(List<Future<?>> running, ExecutorService executor) {
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("training was interrupted");
        } catch (ExecutionException e) {
            executor.shutdownNow();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
