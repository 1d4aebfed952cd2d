package vedette.app.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Says other processes where the dashboard is, while it is there.
///
/// @param data the folder of all that is kept
public record DashboardFile(Path data) {

    private static final String FILE = "dashboard";

    /// The dashboard of this process is there from now on.
    public void write(String address) throws IOException {
        Files.writeString(file(), ProcessHandle.current().pid() + "\n" + address + "\n");
    }

    /// It is not any more.
    public void delete() throws IOException {
        Files.deleteIfExists(file());
    }

    /// Where it is; nothing if none runs. A process that was killed has left its file behind.
    public Optional<String> address() throws IOException {
        if (!Files.isRegularFile(file())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file());
        boolean isAlive = lines.size() > 1
                && lines.getFirst().matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(lines.getFirst())).isPresent();
        return isAlive ? Optional.of(lines.get(1)) : Optional.empty();
    }

    private Path file() {
        return data.resolve(FILE);
    }
}
