package vedette.web.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vedette.web.metric.Measure;

/// What the dashboard asks of whoever watches. All of it may be called by any thread.
public interface Operations {

    /// How watching stands.
    Watching watching();

    /// What can be measured of the run now.
    List<Measure> measures();

    /// What is the matter with the run, the worst first; nothing if all is well.
    List<Trouble.Told> troubles();

    /// Begins to watch an interface again, or stops; returns when that is done.
    ///
    /// @throws IllegalArgumentException if it cannot be, with why
    void watch(String interfaceName, boolean isOn);

    /// Somebody has chosen another password: one that lies in a file is of no use any more.
    default void passwordChanged(String user) {}

    /// The models.
    ModelRoom models();

    /// The network as this machine sees it.
    NetworkRoom network();

    /// Who else is told of incidents.
    NoticeRoom notices();

    /// How watching stands.
    ///
    /// @param version of the program
    /// @param inputs what is read
    /// @param isDemo whether that is the bundled capture, and nobody's network
    /// @param isOver whether there is nothing more to read
    /// @param since when it began
    /// @param packets read so far
    /// @param dropped lost before they could be read
    /// @param lastPacket when the last one came, by the clock; nothing if none has
    /// @param blind what cannot be seen, in sentences, the worst first
    /// @param onlyItself that only the sensor's own machine is seen, in a sentence; empty if more is. Nobody has to
    ///     want more, so nothing is the matter
    /// @param seen that the network is, in a sentence; empty as long as that is not proven
    /// @param learning how far learning what is usual has come, in a sentence; empty once it is done
    /// @param delay from a packet to a kept incident, in words; empty if nothing was measured
    record Watching(
            String version,
            List<Input> inputs,
            boolean isDemo,
            boolean isOver,
            Instant since,
            long packets,
            long dropped,
            Optional<Instant> lastPacket,
            List<String> blind,
            String onlyItself,
            String seen,
            String learning,
            String delay) {

        public Watching {
            inputs = List.copyOf(inputs);
            blind = List.copyOf(blind);
        }

        /// Whether anything is read.
        public boolean isOn() {
            return !isOver && inputs.stream().anyMatch(Input::isOn);
        }
    }

    /// Something that is read.
    ///
    /// @param name of the interface or the file
    /// @param canSwitch whether it can be switched off and on from here
    record Input(String name, Sight sight, boolean canSwitch) {

        /// Whether it is read now.
        public boolean isOn() {
            return sight == Sight.READ;
        }
    }

    /// Whether something is read.
    enum Sight {
        READ,
        /// Somebody has switched it off.
        OFF,
        /// It is down, or away; it is read again once it is back.
        DOWN,
        /// All of it was read.
        OVER
    }
}
