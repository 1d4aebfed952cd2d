package vedette.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.store.Samples;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBookConfig;
import vedette.store.packets.PacketBook;
import vedette.store.packets.PacketBookConfig;
import vedette.store.packets.PacketSamples;
import vedette.store.query.IncidentTimes.Time;

class PacketViewTest {

    private static final String ATTACKER = "198.51.100.7";
    private static final String VICTIM = "10.0.0.1";
    private static final String CLIENT = "192.0.2.9";

    @TempDir
    private Path folder;

    /// An incident of five seconds that begins so many seconds after the samples.
    private static IncidentSnapshot incident(
            int second, int score, List<String> sources, long sourceCount, List<String> targets) {
        IncidentSnapshot like = Samples.incident(second, score, IncidentState.CLOSED);
        long begun = (Samples.START_MICROS + second * 1_000_000L) * 1_000;
        return new IncidentSnapshot(
                like.id(),
                like.campaign(),
                like.site(),
                like.sensor(),
                like.kind(),
                like.entity(),
                like.state(),
                sources.stream().map(Address::parse).toList(),
                sourceCount,
                targets.stream().map(Address::parse).toList(),
                targets.size(),
                like.ports(),
                begun,
                begun + 5_000_000_000L,
                begun,
                like.bursts(),
                score,
                like.confidence(),
                true,
                like.contributions(),
                like.signals(),
                1);
    }

    private String ask(List<IncidentSnapshot> incidents, String sql) throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("store"));
        try (Store store =
                        Store.open(place, FlowBookConfig.defaults(), InstantSource.system(), PacketViewTest::refuse);
                PacketBook book = new PacketBook(
                        place.packets(), PacketBookConfig.defaults().waiting(), PacketViewTest::refuse)) {
            store.incidents().save(incidents);
            for (int second = 0; second < 20; second++) {
                book.exchange(PacketSamples.block(ATTACKER, VICTIM, second * 1_000_000L, 1));
                book.exchange(PacketSamples.block(VICTIM, ATTACKER, second * 1_000_000L + 1, 1));
                book.exchange(PacketSamples.block(CLIENT, VICTIM, second * 1_000_000L + 2, 1));
            }
        }
        return answer(place, sql);
    }

    private static void refuse(String problem) {
        throw new IllegalStateException(problem);
    }

    private static String answer(StorePlace place, String sql) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Asked asked = new Asked(place, sql, AnswerFormat.CSV, null, 0, 512);
        QueryProcess.answer(asked, Duration.ofMinutes(2), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String scores(String src, String dst) {
        return "SELECT string_agg(coalesce(score, 0), ' ' ORDER BY time) AS s FROM packets WHERE src = '" + src
                + "' AND dst = '" + dst + "'";
    }

    @Test
    void aPacketBetweenASourceAndATargetInTheTimeOfAnIncidentHasItsScore_theHighestOfSeveral() throws Exception {
        List<IncidentSnapshot> incidents = List.of(
                incident(2, 60, List.of(ATTACKER), 1, List.of(VICTIM)),
                incident(4, 90, List.of(ATTACKER), 1, List.of(VICTIM)),
                incident(6, 70, List.of(ATTACKER), 1, List.of(VICTIM)));
        String expected = "s\n0 0 60 60 90 90 90 90 90 90 70 70 0 0 0 0 0 0 0 0\n";

        assertThat(ask(incidents, scores(ATTACKER, VICTIM))).isEqualTo(expected);
        StorePlace place = StorePlace.in(folder.resolve("store"));
        assertThat(answer(place, scores(VICTIM, ATTACKER)))
                .isEqualTo("s\n0 0 60 60 90 90 90 90 90 70 70 0 0 0 0 0 0 0 0 0\n"); // a microsecond later each
        assertThat(answer(place, scores(CLIENT, VICTIM))).doesNotContain("60", "70", "90");
        assertThat(answer(place, "SELECT count(*) AS n, count(DISTINCT incident) AS i FROM packets"))
                .isEqualTo("n,i\n60,3\n");
    }

    @Test
    void whereAnIncidentNamesOnlySomeOfItsSources_anyEndMayBeOne() throws Exception {
        List<IncidentSnapshot> incidents = List.of(incident(0, 80, List.of("203.0.113.1"), 70_000, List.of(VICTIM)));

        assertThat(ask(incidents, "SELECT count(*) AS n, count(score) AS s, max(score) AS m FROM packets"))
                .isEqualTo("n,s,m\n60,16,80\n"); // six of one, five each of the others
    }

    @Test
    void whereNoPacketsAreKept_theTableIsEmpty() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("store"));
        Store.open(place, FlowBookConfig.defaults(), InstantSource.system(), PacketViewTest::refuse)
                .close();

        assertThat(answer(place, "SELECT count(*) AS n, max(score) AS s, min(time) AS t FROM packets"))
                .isEqualTo("n,s,t\n0,,\n");
    }

    @Test
    void timesThatOverlapAreTakenApart_theWorstCounts() {
        Time low = new Time(0, 100, 10, "low");
        Time high = new Time(20, 30, 90, "high");
        Time other = new Time(25, 120, 50, "other");

        assertThat(IncidentTimes.apart(List.of(low, high, other)))
                .containsExactly(
                        new Time(0, 19, 10, "low"), new Time(20, 30, 90, "high"), new Time(31, 120, 50, "other"));
        assertThat(IncidentTimes.apart(List.of(low, low))).containsExactly(low);
        assertThat(IncidentTimes.apart(List.of())).isEmpty();
    }
}
