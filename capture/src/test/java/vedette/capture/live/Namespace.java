package vedette.capture.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A network namespace of its own name, in which nothing leads outside. Closing it removes all that was in it.
final class Namespace implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long COMMAND_SECONDS = 20;

    private final String name = "vedette-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();

    Namespace() {
        run("ip", "netns", "add", name);
        // Without it the kernel would send neighbour discoveries of its own among our packets.
        inside("sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");
    }

    /// Why namespaces cannot be made here, or nothing.
    static String obstacle() {
        try (Namespace _ = new Namespace()) {
            return "";
        } catch (IllegalStateException e) {
            return "network namespaces need root, ip and sysctl: " + e.getMessage();
        }
    }

    /// Joins an interface here to one in another namespace, both up and without offloads.
    void link(String here, Namespace other, String there) {
        run("ip", "link", "add", here, "netns", name, "type", "veth", "peer", "name", there, "netns", other.name);
        setUp(here);
        other.setUp(there);
    }

    private void setUp(String interfaceName) {
        offloads(interfaceName, "off");
        inside("ip", "link", "set", interfaceName, "up");
    }

    void offloads(String interfaceName, String onOrOff) {
        inside("ethtool", "-K", interfaceName, "tx", onOrOff, "tso", onOrOff, "gso", onOrOff, "gro", onOrOff);
    }

    /// Runs a command in the namespace.
    void inside(String... command) {
        String[] all = new String[command.length + 4];
        System.arraycopy(new String[] {"ip", "netns", "exec", name}, 0, all, 0, 4);
        System.arraycopy(command, 0, all, 4, command.length);
        run(all);
    }

    List<String> commandLine(List<String> command) {
        List<String> all = new java.util.ArrayList<>(List.of("ip", "netns", "exec", name));
        all.addAll(command);
        return all;
    }

    /// Runs something in a thread of the namespace: sockets it opens belong there.
    <T> T call(Callable<T> task) throws Exception {
        FutureTask<T> inNamespace = new FutureTask<>(() -> {
            TestCalls.enterNamespace("/run/netns/" + name);
            return task.call();
        });
        Thread thread = Thread.ofPlatform().name(name).daemon().start(inNamespace);
        try {
            return inNamespace.get(COMMAND_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw e;
        } finally {
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        run("ip", "netns", "del", name);
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + ": does not end");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output.strip());
            }
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", command) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(String.join(" ", command) + ": interrupted", e);
        }
    }
}
