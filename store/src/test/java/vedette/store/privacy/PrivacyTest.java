package vedette.store.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.common.Address;
import vedette.detect.Reason;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.flows.FlowBookConfig;
import vedette.store.keep.Backup;
import vedette.store.keep.Retention;

class PrivacyTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-12T09:00:00Z"));
    private static final Unmasking.Asker ASKER = new Unmasking.Asker("anna", "ticket 4711");

    @TempDir
    private Path folder;

    private static boolean isAtHome(Address address) {
        return address.toString().startsWith("10.") || address.toString().startsWith("192.168.");
    }

    private StorePlace begun(Engine engine, String name) throws IOException {
        StorePlace place = Places.of(engine, folder.resolve(name));
        store(place).close();
        return place;
    }

    private static Store store(StorePlace place) throws IOException {
        return Store.open(place, FlowBookConfig.defaults(), CLOCK, problem -> {
            throw new IllegalStateException(problem);
        });
    }

    private static Privacy open(StorePlace place, boolean isWanted) throws IOException {
        return Privacy.open(place, isWanted, PrivacyTest::isAtHome, CLOCK);
    }

    private static List<String> unmask(StorePlace place, String... pseudonyms) throws IOException {
        List<String> told = new ArrayList<>();
        Unmasking.tell(place, List.of(pseudonyms), ASKER, CLOCK, (pseudonym, original) -> told.add(original));
        return told;
    }

    private static List<String> audits(StorePlace place) throws Exception {
        try (Connection connection = place.incidents().connectToRead()) {
            return Question.of("SELECT author, action, about, details FROM audit ORDER BY id")
                    .list(
                            connection,
                            row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                    + row.getString(4));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whoHasTheKeyCanGoBack_andItIsOnRecord(Engine engine) throws Exception {
        StorePlace place = begun(engine, "one");
        StoredFlow flow;
        try (Privacy privacy = open(place, true)) {
            flow = privacy.of(Samples.flow(3));
            privacy.save();
        }

        assertThat(flow.src()).startsWith("fd07:ede7:7e00:");
        assertThat(flow.dst()).isEqualTo(Samples.flow(3).dst());
        assertThat(flow.conversation()).isNotEqualTo(Samples.flow(3).conversation());
        assertThat(flow.between("", "", 0)).isEqualTo(Samples.flow(3).between("", "", 0));
        assertThat(unmask(place, flow.src())).containsExactly(Samples.flow(3).src());
        assertThat(audits(place)).containsExactly("anna unmask " + flow.src() + " ticket 4711");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void incidentsAndPseudonymsAreSavedByTurns_andUnmaskedMeanwhile(Engine engine) throws Exception {
        StorePlace place = begun(engine, "one");
        try (Store store = store(place);
                Privacy privacy = open(place, true)) {
            for (int number = 0; number < 3; number++) {
                IncidentSnapshot kept = privacy.of(Samples.incident(number));
                privacy.save();
                store.incidents().save(List.of(kept));

                assertThat(unmask(place, kept.entity().toString()))
                        .containsExactly(Samples.incident(number).entity().toString());
            }
        }

        assertThat(audits(place)).hasSize(3);
    }

    @Test
    void theSameHostHasTheSamePseudonymInEveryRun_butNotInAnotherStore() throws Exception {
        StorePlace place = begun(Engine.SQLITE, "one");
        Set<String> one = new HashSet<>();
        for (int run = 0; run < 2; run++) {
            try (Privacy privacy = open(place, true)) {
                one.add(privacy.of(Samples.flow(3)).src());
                one.add(privacy.of(Samples.flow(3)).src());
            }
        }
        Set<String> other = new HashSet<>();
        try (Privacy privacy = open(begun(Engine.SQLITE, "other"), true)) {
            other.add(privacy.of(Samples.flow(3)).src());
        }

        assertThat(one).hasSize(1).doesNotContainAnyElementsOf(other);
    }

    @Test
    void anIncidentSaysNothingOfWhoIsInside() throws Exception {
        IncidentSnapshot plain = Samples.incident(5);
        Privacy privacy = open(begun(Engine.SQLITE, "one"), true);

        IncidentSnapshot kept = privacy.of(with(
                plain,
                new Reason("messages in which 00:11:22:33:44:55 claims 10.0.0.6", "3", "none"),
                new Reason("its hardware address", "001122334455", "printer.lan")));

        assertThat(kept.entity().toString()).startsWith("fd07:ede7:7e00:");
        assertThat(kept.sources()).contains(kept.entity()).contains(new Address(0x20010DB8_00000000L, 5));
        assertThat(kept.targets()).hasSize(1).doesNotContainAnyElementsOf(plain.targets());
        assertThat(kept.id()).hasSize(16).isNotEqualTo(plain.id()).isEqualTo(kept.campaign());
        assertThat(kept.signals().getLast().reasons().toString())
                .doesNotContain("10.0.0.6", "00:11:22", "001122334455", "printer.lan")
                .contains("claims fd07:ede7:7e00:", "host-");
        assertThat(kept.score()).isEqualTo(plain.score());
        assertThat(privacy.of(plain)).isEqualTo(privacy.of(plain));
        privacy.close();
    }

    private static IncidentSnapshot with(IncidentSnapshot plain, Reason... reasons) {
        return new IncidentSnapshot(
                plain.id(),
                plain.campaign(),
                plain.site(),
                plain.sensor(),
                plain.kind(),
                plain.entity(),
                plain.state(),
                plain.sources(),
                plain.sourceCount(),
                plain.targets(),
                plain.targetCount(),
                plain.ports(),
                plain.firstNanos(),
                plain.lastNanos(),
                plain.detectedNanos(),
                plain.bursts(),
                plain.score(),
                plain.confidence(),
                plain.hasSucceeded(),
                plain.contributions(),
                List.of(new SignalSummary("address-spoofing", 1, 1, List.of(reasons))),
                plain.flows());
    }

    @Test
    void hardwareAddressesAndNamesGoBackToo_howeverTheyAreAskedFor() throws Exception {
        StorePlace place = begun(Engine.SQLITE, "one");
        String texts;
        try (Privacy privacy = open(place, true)) {
            IncidentSnapshot kept = privacy.of(
                    with(Samples.incident(1), new Reason("its hardware address", "0011223344ab", "Printer.LAN")));
            texts = kept.signals().getFirst().reasons().getFirst().seen() + " "
                    + kept.signals().getFirst().reasons().getFirst().usual();
        }
        String[] two = texts.split(" ", -1);

        assertThat(Long.parseLong(two[0], 16) >>> 40 & 0x03)
                .as("local, of one host")
                .isEqualTo(2);
        assertThat(unmask(place, two[0], two[1].toUpperCase(Locale.ROOT)))
                .containsExactly("00:11:22:33:44:ab", "printer.lan");
        assertThat(unmask(place, two[0].replaceAll("(..)(?=.)", "$1-"))).containsExactly("00:11:22:33:44:ab");
    }

    @Test
    void whatLooksLikeAPseudonymButCameFromTheNetworkIsNotKeptAsItIs() throws Exception {
        try (Privacy privacy = open(begun(Engine.SQLITE, "one"), true)) {
            String forged = "fd07:ede7:7e00::1";

            StoredFlow kept = privacy.of(Samples.flow(1).between(forged, "fe80::211:22ff:fe33:4455", 1));

            assertThat(kept.src()).startsWith("fd07:ede7:7e00:").isNotEqualTo(forged);
            assertThat(kept.dst()).startsWith("fd07:ede7:7e00:");
        }
    }

    @Test
    void withoutPseudonymsEverythingIsKeptAsItIs() throws Exception {
        try (Privacy privacy = open(begun(Engine.SQLITE, "one"), false)) {
            assertThat(privacy.isOn()).isFalse();
            assertThat(privacy.of(Samples.flow(1))).isEqualTo(Samples.flow(1));
            assertThat(privacy.of(Samples.incident(1))).isEqualTo(Samples.incident(1));
        }
        assertThat(folder.resolve("one").resolve("privacy.key")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aStoreGoesOnAsItWasBegun(Engine engine) throws Exception {
        StorePlace masked = begun(engine, "masked");
        open(masked, true).close();
        StorePlace plain = begun(engine, "plain");
        open(plain, false).close();
        StorePlace old = begun(engine, "old");
        try (Store store = store(old)) {
            store.flows().add(Samples.flow(1));
        }

        open(masked, true).close();
        open(plain, false).close();
        assertThatThrownBy(() -> open(masked, false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("add --privacy pseudonyms, or name another --data-dir");
        assertThatThrownBy(() -> open(plain, true)).hasMessageContaining("kept without pseudonyms");
        assertThatThrownBy(() -> open(old, true)).hasMessageContaining("kept without pseudonyms");
    }

    @Test
    void theKeyIsForItsOwnerOnly_andWithoutItNothingGoesOn() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        StorePlace place = begun(Engine.SQLITE, "one");
        String pseudonym;
        try (Privacy privacy = open(place, true)) {
            pseudonym = privacy.of(Samples.flow(3)).src();
        }
        Path key = place.folder().resolve("privacy.key");

        assertThat(key).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        byte[] bytes = Files.readAllBytes(key);
        Files.delete(key);
        assertThatThrownBy(() -> open(place, true)).hasMessageContaining(key + " is missing");
        assertThatThrownBy(() -> unmask(place, pseudonym)).hasMessageContaining(key + " is missing");
        assertThat(audits(place)).isEmpty();
        bytes[7] ^= 1;
        Files.write(key, bytes);
        assertThatThrownBy(() -> open(place, true)).hasMessageContaining("is not the key that this store was begun");
        assertThatThrownBy(() -> unmask(place, pseudonym)).hasMessageContaining("the key is another one");
        Files.write(key, new byte[31]);
        assertThatThrownBy(() -> open(place, true)).hasMessageContaining("is no key");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasChangedIsNotShown_norWhatBelongsToAnother(Engine engine) throws Exception {
        StorePlace place = begun(engine, "one");
        String one;
        String other;
        try (Privacy privacy = open(place, true)) {
            one = privacy.of(Samples.flow(3)).src();
            other = privacy.of(Samples.flow(4)).src();
        }
        try (Connection connection = place.incidents().connectToWrite(true)) {
            Question.of(
                            "UPDATE pseudonym SET sealed = (SELECT sealed FROM pseudonym WHERE pseudonym = ?)"
                                    + " WHERE pseudonym = ?",
                            other,
                            one)
                    .run(connection);
            Question.of("UPDATE pseudonym SET sealed = '!' WHERE pseudonym = ?", other)
                    .run(connection);
            connection.commit();
        }

        for (String pseudonym : List.of(one, other)) {
            assertThatThrownBy(() -> unmask(place, pseudonym))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is not what was written");
        }
        assertThat(audits(place)).hasSize(2);
    }

    @Test
    void whatIsNoPseudonymOfTheStoreIsRefused_andNothingIsTold() throws Exception {
        StorePlace place = begun(Engine.SQLITE, "one");
        String pseudonym;
        try (Privacy privacy = open(place, true)) {
            pseudonym = privacy.of(Samples.flow(3)).src();
        }

        assertThatThrownBy(() -> unmask(place, pseudonym, "192.0.2.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("192.0.2.1 is no pseudonym");
        assertThat(audits(place)).isEmpty();
    }

    @Test
    void pseudonymsGoWithTheLastThatMayHaveThem() throws Exception {
        StorePlace place = begun(Engine.SQLITE, "one");
        String early;
        String late;
        try (Privacy privacy = open(place, true)) {
            early = privacy.of(Samples.flow(3)).src();
        }
        InstantSource later = InstantSource.fixed(CLOCK.instant().plus(Duration.ofDays(10)));
        try (Privacy privacy = Privacy.open(place, true, PrivacyTest::isAtHome, later)) {
            late = privacy.of(Samples.flow(4)).src();
        }
        Retention retention = new Retention(
                Duration.ofDays(2), Duration.ofDays(30), Duration.ofDays(30), Long.MAX_VALUE, Long.MAX_VALUE, 0);

        assertThat(forget(retention, place, Duration.ofDays(29), early, late)).containsExactly(early, late);
        assertThat(forget(retention, place, Duration.ofDays(32), early, late)).containsExactly(late);
    }

    private static List<String> forget(Retention retention, StorePlace place, Duration after, String... pseudonyms)
            throws IOException {
        try (Store store = store(place)) {
            retention.apply(place, CLOCK.instant().plus(after), store.incidents());
        }
        List<String> left = new ArrayList<>();
        for (String pseudonym : pseudonyms) {
            try {
                unmask(place, pseudonym);
                left.add(pseudonym);
            } catch (IllegalArgumentException _) {
                // it is gone
            }
        }
        return left;
    }

    @Test
    void aHostThatIsSeenAgainOnAnotherDayStaysLonger() throws Exception {
        StorePlace place = begun(Engine.SQLITE, "one");
        Instant[] now = {CLOCK.instant()};
        String pseudonym;
        try (Privacy privacy = Privacy.open(place, true, PrivacyTest::isAtHome, () -> now[0])) {
            pseudonym = privacy.of(Samples.flow(3)).src();
            privacy.save();
            now[0] = now[0].plus(Duration.ofDays(20));
            privacy.save();
            privacy.of(Samples.flow(3));
        }
        Retention retention = new Retention(
                Duration.ofDays(2), Duration.ofDays(30), Duration.ofDays(30), Long.MAX_VALUE, Long.MAX_VALUE, 0);

        assertThat(forget(retention, place, Duration.ofDays(40), pseudonym)).containsExactly(pseudonym);
    }

    @Test
    void aBackupHasNoKey_butComesBackToIt() throws Exception {
        StorePlace place = begun(Engine.SQLITE, "one");
        String pseudonym;
        try (Privacy privacy = open(place, true)) {
            pseudonym = privacy.of(Samples.flow(3)).src();
        }
        Path copy = folder.resolve("copy");

        Backup.make(place, copy);
        Backup.restore(copy, place);

        assertThat(copy.resolve("privacy.key")).doesNotExist();
        assertThatThrownBy(() -> unmask(StorePlace.in(copy), pseudonym)).hasMessageContaining("is missing");
        assertThat(unmask(place, pseudonym)).containsExactly(Samples.flow(3).src());
        open(place, true).close();
    }
}
