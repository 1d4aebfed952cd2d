package vedette.web.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A certificate that is made here and kept, so that it is the same after a restart. It is made anew thirty days before
/// its end, and when the machine has a name, or listens at an address, that it is not for.
public final class GeneratedKey implements KeySource {

    static final String CERTIFICATE = "certificate.pem";
    static final String KEY = "key.pem";

    private static final Duration ANEW_BEFORE_END = Duration.ofDays(30);

    private final Path folder;
    private final Machine machine;
    private final InstantSource clock;
    private final Consumer<String> notes;
    private @Nullable Identity last;

    /// What a certificate is for.
    ///
    /// @param names the first the one that people call it
    /// @param addresses all it has now
    /// @param listening those of them that it has to be for; some of the others come and go
    public record Machine(List<String> names, Set<InetAddress> addresses, Set<InetAddress> listening) {

        public Machine {
            names = List.copyOf(names);
            addresses = Set.copyOf(addresses);
            listening = Set.copyOf(listening);
        }

        private boolean isOf(Identity identity) {
            Set<String> numbers = listening.stream()
                    .map(InetAddress::getHostAddress)
                    .map(text -> text.replaceFirst("%.*", ""))
                    .collect(Collectors.toSet());
            return identity.names().containsAll(names)
                    && identity.addresses().stream()
                            .map(GeneratedKey::plain)
                            .collect(Collectors.toSet())
                            .containsAll(numbers);
        }
    }

    /// @param folder where it is kept; it is made if it is not there
    /// @param notes is told when one is made
    public GeneratedKey(Path folder, Machine machine, InstantSource clock, Consumer<String> notes) {
        this.folder = folder;
        this.machine = machine;
        this.clock = clock;
        this.notes = notes;
    }

    private static String plain(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    @Override
    public synchronized Identity now() throws IOException {
        Identity identity = last;
        if (identity == null) {
            identity = kept();
        }
        if (identity == null || isNearItsEnd(identity)) {
            identity = made();
        }
        last = identity;
        return identity;
    }

    private boolean isNearItsEnd(Identity identity) {
        return !clock.instant().isBefore(identity.ends().minus(ANEW_BEFORE_END));
    }

    /// The one of an earlier run; null if there is none that is of use.
    private @Nullable Identity kept() {
        try {
            Identity identity = Pem.read(folder.resolve(CERTIFICATE), folder.resolve(KEY));
            return machine.isOf(identity) ? identity : null;
        } catch (IOException e) {
            return null; // another is made, and said
        }
    }

    private Identity made() throws IOException {
        Instant now = clock.instant();
        Identity identity = SelfSigned.make(machine.names, machine.addresses, now);
        Files.createDirectories(folder);
        // The key first: a certificate without its key is made anew, too.
        write(KEY, Pem.text("PRIVATE KEY", identity.key().getEncoded()), "rw-------");
        try {
            write(CERTIFICATE, Pem.text("CERTIFICATE", identity.certificate().getEncoded()), "rw-r--r--");
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was made can be written, too", e);
        }
        notes.accept("a new certificate was made: " + folder.resolve(CERTIFICATE) + ", good until " + identity.ends());
        return identity;
    }

    private void write(String name, String text, String permissions) throws IOException {
        Path file = folder.resolve(name);
        Path next = folder.resolve(name + ".new");
        Files.deleteIfExists(next);
        // Nobody else may read it at any moment, so it is made with its rights.
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        }
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public boolean isVouchedFor() {
        return false;
    }
}
