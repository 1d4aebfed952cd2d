package vedette.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;

class RealTimeMonitorTest {

    static final Path SCAN = Path.of("../traces/src/test/resources/traces/port-scan/attack.pcap.gz");

    private final List<Flow> flows = Collections.synchronizedList(new ArrayList<>());
    private final List<Incident> incidents = Collections.synchronizedList(new ArrayList<>());
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    private RealTimeMonitor listening(MonitorBuilder wanted) {
        return wanted.build().onFlow(flows::add).onIncident(incidents::add).onProblem(problems::add);
    }

    private static void runToItsEnd(RealTimeMonitor monitor) throws InterruptedException {
        try (monitor) {
            monitor.start();
            monitor.awaitEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatIsToldDoesNotDependOnTheNumberOfWorkers(int workers) throws InterruptedException {
        runToItsEnd(listening(RealTimeMonitor.with().files(SCAN)));
        List<Flow> flowsOfOne = List.copyOf(flows);
        List<Incident> incidentsOfOne = List.copyOf(incidents);
        flows.clear();
        incidents.clear();

        runToItsEnd(listening(RealTimeMonitor.with().files(SCAN).workers(workers)));

        assertThat(flows).isNotEmpty().isEqualTo(flowsOfOne);
        assertThat(incidents).isNotEmpty().isEqualTo(incidentsOfOne);
        assertThat(problems).isEmpty();
    }

    @Test
    void figuresSayHowFarItHasCome() throws InterruptedException {
        RealTimeMonitor monitor = listening(RealTimeMonitor.with().files(SCAN));
        assertThat(monitor.figures()).isEqualTo(new Figures(0, 0, 0, 0, 0, 0, 0, 0));

        runToItsEnd(monitor);

        Figures figures = monitor.figures();
        assertThat(figures.packets()).isEqualTo(3_113);
        assertThat(figures.flows())
                .isEqualTo(flows.stream().filter(flow -> flow.part() == 0).count());
        assertThat(figures.incidents())
                .isEqualTo(incidents.stream().map(Incident::id).distinct().count());
        assertThat(figures.dropped() + figures.flowsNotTold() + figures.handlerFailures())
                .isZero();
    }

    @Test
    void allHandlersRunOnOneThreadThatReadsNoPackets() throws InterruptedException {
        Set<String> threads = ConcurrentHashMap.newKeySet();

        runToItsEnd(RealTimeMonitor.with()
                .files(SCAN)
                .workers(2)
                .build()
                .onFlow(_ -> threads.add(Thread.currentThread().getName()))
                .onIncident(_ -> threads.add(Thread.currentThread().getName())));

        assertThat(threads).containsExactly("vedette-handlers");
    }

    @Test
    void flowsAndIncidentsAreToldInTheSameOrderForAnyNumberOfWorkers() throws InterruptedException {
        List<Object> ofOne = new ArrayList<>();
        List<Object> ofFour = new ArrayList<>();

        runToItsEnd(
                RealTimeMonitor.with().files(SCAN).build().onFlow(ofOne::add).onIncident(ofOne::add));
        runToItsEnd(RealTimeMonitor.with()
                .files(SCAN)
                .workers(4)
                .build()
                .onFlow(ofFour::add)
                .onIncident(ofFour::add));

        assertThat(ofFour).isEqualTo(ofOne).hasAtLeastOneElementOfType(Incident.class);
        assertThat(ofOne.getLast()).isInstanceOf(Flow.class);
    }

    @Test
    void whenAHandlerThrows_thenItIsCountedAndReportedAndTheNextIsTold() throws InterruptedException {
        RealTimeMonitor monitor = RealTimeMonitor.with().files(SCAN).build();
        monitor.onIncident(_ -> {
            throw new IllegalStateException("I am broken");
        });
        monitor.onIncident(incidents::add).onProblem(problems::add);

        runToItsEnd(monitor);

        assertThat(incidents).isNotEmpty();
        assertThat(monitor.figures().handlerFailures()).isEqualTo(incidents.size());
        assertThat(problems)
                .hasSameSizeAs(incidents)
                .allSatisfy(problem -> assertThat(problem).contains("a handler of incidents failed", "I am broken"));
    }

    @Test
    void whenAHandlerIsSlow_thenTheReadingOfFilesWaitsAndNothingIsLost() throws InterruptedException {
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        RealTimeMonitor monitor =
                RealTimeMonitor.with().files(SCAN).waitingFlows(4).build();
        monitor.onFlow(flow -> {
            flows.add(flow);
            isHeld.countDown();
            await(goesOn);
        });
        monitor.start();
        await(isHeld);
        Thread reader = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("vedette-reader"))
                .findFirst()
                .orElseThrow();
        while (reader.getState() != Thread.State.WAITING) {
            assertThat(reader.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        assertThat(flows).hasSize(1);

        goesOn.countDown();
        monitor.awaitEnd();

        List<Flow> slow = List.copyOf(flows);
        flows.clear();
        runToItsEnd(listening(RealTimeMonitor.with().files(SCAN)));
        assertThat(slow).isEqualTo(flows);
        assertThat(monitor.figures().flowsNotTold()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aHandlerCanEndTheMonitor() throws InterruptedException {
        RealTimeMonitor monitor =
                RealTimeMonitor.with().files(SCAN).waitingFlows(1).build();
        monitor.onFlow(flow -> {
            flows.add(flow);
            monitor.stop();
        });

        runToItsEnd(monitor);

        assertThat(flows).isNotEmpty();
        assertThat(monitor.figures().packets()).isLessThan(3_113);
    }

    @Test
    void aHandlerCannotWaitForTheEnd() throws InterruptedException {
        RealTimeMonitor monitor = RealTimeMonitor.with().files(SCAN).build();
        monitor.onProblem(problems::add).onIncident(_ -> {
            try {
                monitor.awaitEnd();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        runToItsEnd(monitor);

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("a handler cannot wait"));
    }

    @Test
    void filesAreReadForSoLongInTheirOwnTime() throws InterruptedException {
        try (RealTimeMonitor monitor = listening(RealTimeMonitor.with().files(SCAN))) {
            monitor.runFor(Duration.ofSeconds(2));

            assertThat(monitor.figures().packets()).isPositive().isLessThan(3_113);
        }
        Instant first = flows.stream().map(Flow::start).min(Instant::compareTo).orElseThrow();
        assertThat(flows).allSatisfy(flow -> assertThat(flow.last()).isBefore(first.plusSeconds(3)));
    }

    @Test
    void whatIsFoundIsKeptBeforeItIsTold() throws InterruptedException, IOException {
        List<Boolean> wasKept = new ArrayList<>();
        RealTimeMonitor monitor = listening(RealTimeMonitor.with().files(SCAN).store(folder));
        monitor.onIncident(incident -> wasKept.add(
                kept().stream().anyMatch(stored -> stored.incident().id().equals(incident.id()))));

        runToItsEnd(monitor);

        assertThat(problems).isEmpty();
        assertThat(wasKept).isNotEmpty().containsOnly(true);
        assertThat(kept())
                .extracting(stored -> stored.incident().id())
                .containsExactlyInAnyOrderElementsOf(
                        Set.copyOf(incidents.stream().map(Incident::id).toList()));
    }

    private List<StoredIncident> kept() {
        try (IncidentReader reader =
                new IncidentReader(StorePlace.in(folder.resolve("store")).incidents())) {
            return reader.find(IncidentFilter.all());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStoreHasOneWriterAtATime() throws InterruptedException {
        CountDownLatch goesOn = new CountDownLatch(1);
        CountDownLatch isHeld = new CountDownLatch(1);
        RealTimeMonitor first = RealTimeMonitor.with().files(SCAN).store(folder).build();
        first.onFlow(_ -> {
            isHeld.countDown();
            await(goesOn);
        });
        first.start();
        await(isHeld);

        RealTimeMonitor second =
                RealTimeMonitor.with().files(SCAN).store(folder).build();
        assertThatThrownBy(second::start).isInstanceOf(VedetteException.class).hasMessageContaining(folder.toString());

        goesOn.countDown();
        first.awaitEnd();
    }

    @Test
    void whenAFileIsNone_thenItIsSaidWhichAndWhy() throws IOException {
        Path missing = folder.resolve("missing.pcap");
        assertThatThrownBy(RealTimeMonitor.with().files(missing).build()::start)
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("missing.pcap")
                .hasMessageContaining("there is no such file");
    }

    @Test
    void whenThereIsNoModelInTheFolder_thenItIsSaidWhatToDo() throws IOException {
        Files.createDirectories(folder);
        assertThatThrownBy(RealTimeMonitor.with().files(SCAN).models(folder).build()::start)
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("there is no model in " + folder)
                .hasMessageContaining("vedette train -o");
    }

    @Test
    void whenThereIsNoSuchInterface_thenItIsSaid() {
        assertThatThrownBy(RealTimeMonitor.with().interfaces("no-such-wire").build()::start)
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining("no-such-wire");
    }

    @Test
    void whatCannotBeMeantIsRefusedWhenItIsBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RealTimeMonitor.with().build())
                .withMessageContaining("nothing to read");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RealTimeMonitor.with().files(SCAN).interfaces("lo").build())
                .withMessageContaining("not both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RealTimeMonitor.with().files(SCAN).workers(0).build())
                .withMessageContaining("workers must be from 1 to 64, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RealTimeMonitor.with().files(SCAN).waitingFlows(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RealTimeMonitor.with().files(SCAN).alertBudget(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RealTimeMonitor.with().interfaces("lo").snapLength(3).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RealTimeMonitor.with().home("ten dot something"));
    }

    @Test
    void aMonitorRunsOnce() throws InterruptedException {
        RealTimeMonitor monitor = RealTimeMonitor.with().files(SCAN).build();
        assertThatIllegalStateException().isThrownBy(monitor::awaitEnd);
        runToItsEnd(monitor);

        assertThatIllegalStateException().isThrownBy(monitor::start);
        assertThatIllegalStateException().isThrownBy(() -> monitor.onFlow(flows::add));
        monitor.stop();
    }
}
