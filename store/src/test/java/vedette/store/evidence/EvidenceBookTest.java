package vedette.store.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.store.Places;
import vedette.store.Samples;
import vedette.store.StorePlace;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.incidents.IncidentBook;

class EvidenceBookTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-12T10:00:00Z"));
    private static final long PLENTY = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private EvidenceBook book(StorePlace place) {
        return new EvidenceBook(place.incidents(), place.evidence(), CLOCK);
    }

    /// An incident that is kept, sealed, and has a file of packets.
    private IncidentSnapshot keep(StorePlace place, int number, String packets) throws IOException {
        IncidentSnapshot incident = Samples.incident(number, 60, IncidentState.CLOSED);
        save(place, incident);
        addFile(place, incident, packets);
        book(place).seal(incident);
        return incident;
    }

    private static void save(StorePlace place, IncidentSnapshot incident) throws IOException {
        place.begun();
        try (IncidentBook incidents = new IncidentBook(place.incidents())) {
            incidents.save(List.of(incident));
        }
    }

    private void addFile(StorePlace place, IncidentSnapshot incident, String packets) throws IOException {
        EvidenceBook book = book(place);
        Path unfinished = book.folder().unfinished(incident.id());
        Files.writeString(unfinished, packets);
        book.add(incident.id(), unfinished, new EvidenceBook.Packets(2, 1, "some"));
    }

    private static void run(StorePlace place, String sql) throws IOException {
        place.incidents().write(connection -> Question.of(sql).run(connection));
    }

    private static EvidenceCheck.Findings check(StorePlace place) throws IOException {
        return EvidenceCheck.of(place.incidents(), place.evidence(), "");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasKeptIsThere_andAllIsAsItWas(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        IncidentSnapshot incident = keep(place, 1, "one");
        addFile(place, incident, "two");
        book(place).exported(incident.id(), "ann", "ab  packets.pcapng\n");
        IncidentSnapshot other = Samples.incident(2);
        save(place, other);
        book(place).withoutPackets(other.id(), "none were asked for");
        EvidenceRecord last = book(place).seal(other);

        EvidenceReader reader = place.evidenceReader();
        EvidenceReader.Evidence found = reader.of(incident.id()).orElseThrow();
        assertThat(found.packets())
                .extracting(PacketFile::name)
                .containsExactly("packets-1.pcapng", "packets-2.pcapng");
        assertThat(found.packetCount()).isEqualTo(4);
        assertThat(found.bytes()).isEqualTo(6);
        assertThat(found.without()).containsExactly("some", "some");
        assertThat(reader.of(other.id()).orElseThrow().without()).containsExactly("none were asked for");
        assertThat(reader.of("abc")).isEmpty();
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        assertThat(reader.writePackets(incident.id(), packets)).isEqualTo(6);
        assertThat(packets.toString(StandardCharsets.UTF_8)).isEqualTo("onetwo");
        assertThat(reader.writePackets(other.id(), packets)).isZero();
        assertThat(reader.list(10))
                .extracting(EvidenceReader.Outline::incident)
                .containsExactly(other.id(), incident.id());
        assertThat(reader.head()).contains(last);

        EvidenceCheck.Findings checked = check(place);
        assertThat(checked.wrong()).isEmpty();
        assertThat(checked.notes()).isEmpty();
        assertThat(checked.records()).isEqualTo(6);
        assertThat(checked.files()).isEqualTo(2);
        assertThat(checked.head()).isEqualTo(last.seal());
        Path file = place.evidence().file(incident.id(), "packets-1.pcapng");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aChangeOfWhatIsInTheDatabaseShows(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        keep(place, 1, "one");
        keep(place, 2, "two");
        run(
                place,
                "UPDATE incident SET score = 10 WHERE id = '"
                        + Samples.incident(1).id() + "'");
        run(
                place,
                "UPDATE reason SET seen = 'nothing' WHERE incident = '"
                        + Samples.incident(2).id() + "'");

        assertThat(check(place).wrong())
                .containsExactly(
                        "incident " + Samples.incident(1).id() + " is not what record 2 sealed: it was changed",
                        "incident " + Samples.incident(2).id() + " is not what record 4 sealed: it was changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE evidence SET content = replace(content, 'packets=2', 'packets=1') WHERE number = 3"
                        + " | the content of record 3",
                "UPDATE evidence SET content = NULL WHERE number = 3 | content of record 3 of 3c6ef372fe94f82a is missing",
                "UPDATE evidence SET digest = 'ab' WHERE number = 3 | record 3 of 3c6ef372fe94f82a is not what was sealed",
                "UPDATE evidence SET given = given + 1 WHERE number = 2 | record 2 of 9e3779b97f4a7c15 is not what",
                "UPDATE evidence SET incident = 'ab' WHERE number = 4 | record 4 of ab is not what was sealed",
                "UPDATE evidence SET seal = 'ab' WHERE number = 1 | record 1 of 9e3779b97f4a7c15 is not what was sealed",
                "DELETE FROM evidence WHERE number = 3 | record 3 is missing",
                "DELETE FROM evidence WHERE number < 4 | records 1 to 3 are missing",
                "UPDATE evidence SET number = CASE number WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE number END"
                        + " | records 1 to",
                "DELETE FROM incident WHERE score = 60 | is missing, and no record says that it was let go",
            })
    void aChangeOfTheChainShows(String sql, String said) throws Exception {
        StorePlace place = StorePlace.in(folder);
        keep(place, 1, "one");
        keep(place, 2, "two");
        run(place, sql);
        if (sql.contains("THEN -3")) {
            run(place, "UPDATE evidence SET number = -number WHERE number < 0"); // two have changed places
            assertThat(check(place).wrong()).anyMatch(text -> text.contains("record 2 of 3c6ef372fe94f82a"));
            return;
        }

        assertThat(check(place).wrong()).anyMatch(text -> text.contains(said));
    }

    @Test
    void anEndThatIsCutOffShowsToWhoHasNotedTheLastSeal() throws Exception {
        StorePlace place = StorePlace.in(folder);
        keep(place, 1, "one");
        keep(place, 2, "two");
        String head = check(place).head();

        assertThat(EvidenceCheck.of(place.incidents(), place.evidence(), head).wrong())
                .isEmpty();
        run(place, "DELETE FROM evidence WHERE number > 2");
        assertThat(check(place).wrong()).isEmpty();
        assertThat(EvidenceCheck.of(place.incidents(), place.evidence(), head).wrong())
                .singleElement()
                .asString()
                .contains("no record has the seal " + head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "longer than it was", ""})
    void aFileThatWasChangedOrTakenAwayShows(String now) throws Exception {
        StorePlace place = StorePlace.in(folder);
        IncidentSnapshot incident = keep(place, 1, "as it was"); // of which "changed" is no prefix
        Path file = place.evidence().file(incident.id(), "packets-1.pcapng");
        if (now.isEmpty()) {
            Files.delete(file);
        } else {
            Files.writeString(file, now);
        }

        assertThat(check(place).wrong())
                .containsExactly(file + (now.isEmpty() ? " is missing" : " is not what was sealed: it was changed"));
        if (now.isEmpty()) {
            assertThatThrownBy(() -> place.evidenceReader().writePackets(incident.id(), new ByteArrayOutputStream()))
                    .hasMessageContaining("evidence verify");
        }
    }

    @Test
    void whatGoesOnAfterItWasSealedIsNoted_andIsWrongOnceItIsSealedAnew() throws Exception {
        StorePlace place = StorePlace.in(folder);
        IncidentSnapshot incident = keep(place, 1, "one");
        run(place, "UPDATE incident SET ended = ended + 1");

        assertThat(check(place).wrong()).isEmpty();
        assertThat(check(place).notes()).singleElement().asString().contains("went on after record 2");
        book(place).seal(incident);
        run(place, "UPDATE incident SET ended = ended - 2");
        assertThat(check(place).wrong()).singleElement().asString().contains("is not what record 3 sealed");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsLetGoIsStillInTheChain(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder);
        IncidentSnapshot incident = keep(place, 1, "one");
        keep(place, 2, "two");

        assertThat(book(place).letGo(incident.id(), "it was too much")).isEqualTo(3);
        assertThat(book(place).letGo(incident.id(), "once more")).isZero();

        EvidenceCheck.Findings found = check(place);
        assertThat(found.wrong()).isEmpty();
        assertThat(found.notes()).containsExactly("the evidence of " + incident.id() + " was let go: it was too much");
        assertThat(found.records()).isEqualTo(5);
        assertThat(found.files()).isEqualTo(1);
        EvidenceReader.Evidence left = place.evidenceReader().of(incident.id()).orElseThrow();
        assertThat(left.isGone()).isTrue();
        assertThat(left.packets()).isEmpty();
        assertThat(place.evidence().folder().resolve(incident.id())).doesNotExist();
    }

    @Test
    void whenThereIsTooMuch_thenThoseThatEndedFirstGo_butNotTheOpenOnes() throws Exception {
        StorePlace place = StorePlace.in(folder);
        IncidentSnapshot open = Samples.incident(0, 60, IncidentState.OPEN);
        save(place, open);
        addFile(place, open, "0123456789");
        IncidentSnapshot first = keep(place, 1, "0123456789");
        IncidentSnapshot second = keep(place, 2, "0123456789");
        EvidenceKeep keep = new EvidenceKeep(book(place));

        assertThat(keep.apply(30, () -> false)).isEqualTo(new EvidenceKeep.Gone(0, 0));
        assertThat(keep.apply(29, () -> false)).isEqualTo(new EvidenceKeep.Gone(1, 10));
        assertThat(place.evidenceReader().of(first.id()).orElseThrow().isGone()).isTrue();
        assertThat(keep.apply(PLENTY, () -> true)).isEqualTo(new EvidenceKeep.Gone(1, 10));
        assertThat(place.evidenceReader().of(second.id()).orElseThrow().isGone())
                .isTrue();
        assertThat(keep.apply(0, () -> true)).isEqualTo(new EvidenceKeep.Gone(0, 0));
        assertThat(place.evidenceReader().of(open.id()).orElseThrow().packets()).hasSize(1);
        assertThat(check(place).wrong()).isEmpty();
    }

    @Test
    void whenAnIncidentIsForgotten_thenItsEvidenceGoesToo() throws Exception {
        StorePlace place = StorePlace.in(folder);
        keep(place, 1, "one");
        keep(place, 2, "two");
        try (IncidentBook incidents = new IncidentBook(place.incidents())) {
            incidents.forget(Samples.incident(2).lastNanos());
        }

        assertThat(new EvidenceKeep(book(place)).apply(PLENTY, () -> false).incidents())
                .isEqualTo(1);
        assertThat(check(place).wrong()).isEmpty();
        assertThat(check(place).notes()).singleElement().asString().contains("no longer kept");
    }

    @Test
    void whatAProcessLeavesThatIsEndedInBetween_isNoEvidence() throws Exception {
        StorePlace place = StorePlace.in(folder);
        IncidentSnapshot incident = keep(place, 1, "one");
        Path half = place.evidence().unfinished(incident.id());
        Files.writeString(half, "ha");
        Path unsealed = place.evidence().file(incident.id(), "packets-7.pcapng");
        Files.writeString(unsealed, "whole, but in no record");

        assertThat(check(place).wrong()).isEmpty();
        assertThat(check(place).notes()).singleElement().asString().contains("packets-7.pcapng is in no record");
        place.evidence().tidy();
        assertThat(half).doesNotExist();
        assertThat(place.evidence().file(incident.id(), "packets-1.pcapng")).exists();
    }

    @Test
    void namesThatLeadElsewhereAreRefused() {
        EvidenceFolder evidence = StorePlace.in(folder).evidence();

        assertThatThrownBy(() -> evidence.file("..", "packets-1.pcapng")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> evidence.file("ab", "../packets-1.pcapng"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> evidence.file("a/b", "packets-1.pcapng")).isInstanceOf(IllegalArgumentException.class);
    }
}
