package vedette.app.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `vedette run` in a process of its own, with the memory that the launcher gives it.
final class DemoProcess {

    static final String PASSWORD = "correct horse battery";

    private final Process process;
    private final Path output;
    private final String address;
    private final int port;

    /// The demo.
    ///
    /// @param speed as the option has it
    DemoProcess(Path folder, String speed) throws IOException {
        this(folder, "http", List.of("--demo", "--speed", speed));
    }

    /// @param scheme by which its dashboard is reached
    /// @param words what follows `run`
    DemoProcess(Path folder, String scheme, List<String> words) throws IOException {
        this(folder, scheme, freePort(), words);
    }

    /// @param port that is free
    DemoProcess(Path folder, String scheme, int port, List<String> words) throws IOException {
        this.port = port;
        address = scheme + "://127.0.0.1:" + port;
        output = folder.resolve("out");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", "")).resolve("bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx320m",
                "-Dvedette.home=" + Path.of("..").toAbsolutePath().normalize(), // where the models are
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                "vedette.app.Main",
                "run",
                "--stay",
                "--listen",
                "127.0.0.1:" + port));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("VEDETTE_ADMIN_PASSWORD_FILE", password.toString());
        process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /// Where its dashboard is, or will be.
    String address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What it has said so far.
    String said() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    /// Ends it as a service would be ended.
    ///
    /// @return all that it said
    String stopped() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end: " + said());
        }
        return said();
    }
}
