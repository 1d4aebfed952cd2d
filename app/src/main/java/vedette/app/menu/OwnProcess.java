package vedette.app.menu;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a command of Vedette as if it had been typed: in a process of its own, at the same terminal.
///
/// @param main the class that is started where there is no launcher
/// @param more words for every command that takes them, as colours
public record OwnProcess(String main, List<String> more) {

    private static final String LAUNCHER = "vedette.launcher";

    /// Those that show something in colours.
    private static final List<String> COLOURED = List.of("monitor", "status");

    public OwnProcess {
        more = List.copyOf(more);
    }

    /// Returns when it has ended. Ctrl-C is for it alone.
    public void run(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(program());
        command.addAll(words);
        if (COLOURED.contains(words.getFirst())) {
            command.addAll(more);
        }
        Process process = new ProcessBuilder(command).inheritIO().start();
        Thread hook = new Thread(process::destroy, "end-job");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // on its way down, and the job with it
        }
    }

    /// The launcher, which knows how much memory each command needs; else Java as it was started.
    private List<String> program() {
        String launcher = System.getProperty(LAUNCHER, "");
        if (!launcher.isEmpty() && Files.isExecutable(Path.of(launcher))) {
            return List.of(launcher);
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), main));
        return command;
    }
}
