package vedette.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import vedette.incident.Severity;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.report.data.Series;
import vedette.report.data.ThreatPoint;
import vedette.report.data.TrafficPoint;
import vedette.report.plot.BarsPlot.Bar;
import vedette.report.plot.DonutPlot.Slice;
import vedette.report.plot.Shape.Arc;
import vedette.report.plot.Shape.Box;
import vedette.report.plot.Shape.Label;

class PlotsTest {

    private static final Instant START = Instant.parse("2026-11-16T00:00:00Z");
    private static final Period DAY = new Period(START, START.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Paint> BACKGROUND = EnumSet.of(Paint.GRID, Paint.GAP, Paint.SURFACE, Paint.AXIS);

    @ParameterizedTest
    @EnumSource
    void everyMarkStandsOutFromItsBackground(Paint paint) {
        if (!BACKGROUND.contains(paint)) {
            double least = paint == Paint.TEXT || paint == Paint.MUTED ? 4.5 : 3;

            assertThat(contrast(paint.light(), Paint.SURFACE.light())).isGreaterThan(least);
            assertThat(contrast(paint.dark(), Paint.SURFACE.dark())).isGreaterThan(least);
        }
    }

    @Test
    void whereNothingWasMeasuredIsAGapAndNotZero() {
        Series<ThreatPoint> level = new Series<>(
                HOUR,
                Part.of(IntStream.range(0, 24)
                        .filter(hour -> hour < 6 || hour >= 12)
                        .mapToObj(hour -> new ThreatPoint(START.plus(HOUR.multipliedBy(hour)), 55))
                        .toList()));

        Drawing drawing = new ThreatPlot(DAY, level, List.of()).draw(720);

        assertThat(boxes(drawing, Paint.GAP)).singleElement().satisfies(gap -> {
            assertThat(gap.x()).isCloseTo(34 + 624 * 0.25, org.assertj.core.data.Offset.offset(0.5));
            assertThat(gap.width()).isCloseTo(624 * 0.25, org.assertj.core.data.Offset.offset(0.5));
        });
        assertThat(labels(drawing)).contains("no data", "06:00", "critical", "90");
        assertThat(boxes(drawing, Paint.MEDIUM)).hasSize(2);
    }

    @Test
    void givenMorePointsThanPixels_thenTheWorstOfEachColumnIsShown() {
        Duration second = Duration.ofSeconds(1);
        Series<ThreatPoint> level = new Series<>(
                second,
                Part.of(IntStream.range(0, 86_400)
                        .mapToObj(i -> new ThreatPoint(START.plusSeconds(i), i == 43_210 ? 95 : 0))
                        .toList()));

        Drawing drawing = new ThreatPlot(DAY, level, List.of()).draw(360);

        assertThat(boxes(drawing, Paint.CRITICAL)).hasSize(1);
        assertThat(drawing.shapes()).hasSizeLessThan(100);
    }

    @Test
    void everySeverityHasAMarkOfItsOwn() {
        List<ThreatPlot.Mark> marks = EnumSet.allOf(Severity.class).stream()
                .map(severity -> new ThreatPlot.Mark(START.plusSeconds(3_600L * severity.from() / 5), severity))
                .toList();

        Drawing drawing = new ThreatPlot(DAY, new Series<>(HOUR, Part.of(List.of())), marks).draw(720);

        assertThat(drawing.shapes().stream().map(Shape::getClass).distinct()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(labels(drawing)).contains("incidents");
    }

    @ParameterizedTest
    @ValueSource(ints = {340, 656, 720})
    void everyPlotIsWellFormedSvgAndKeepsItsNumbersFinite(int width) throws Exception {
        List<Plot> plots = List.of(
                new ThreatPlot(DAY, new Series<>(HOUR, Part.of(List.of(new ThreatPoint(START, 100)))), List.of()),
                new TrafficPlot(DAY, new Series<>(HOUR, Part.of(List.of(new TrafficPoint(START, 0, 0))))),
                new TrafficPlot(
                        DAY, new Series<>(HOUR, Part.of(List.of(new TrafficPoint(START, Long.MAX_VALUE / 2, 1))))),
                new BarsPlot(List.of(new Bar("a <b>&\u0000 very long name ".repeat(9), 0, "0", Paint.ACCENT))),
                new BarsPlot(List.of()),
                new DonutPlot(List.of(new Slice("all", 1, "100 %", Paint.BENIGN)), "1", "of 1"),
                new DonutPlot(List.of(), "0", "of 0"));

        for (Plot plot : plots) {
            String svg = Svg.alone(plot.draw(width), "a <b> & c");

            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
            assertThat(root.getAttribute("width")).isEqualTo(String.valueOf(width));
            assertThat(svg).doesNotContain("NaN", "Infinity", "<b>");
        }
    }

    @Test
    void aThinSliceCanStillBeSeen() {
        Drawing drawing = new DonutPlot(
                        List.of(
                                new Slice("much", 1_000_000, "", Paint.BENIGN),
                                new Slice("one", 1, "", Paint.ATTACK_1)),
                        "1 M",
                        "flows")
                .draw(720);

        assertThat(drawing.shapes())
                .filteredOn(shape -> shape instanceof Arc arc && arc.paint() == Paint.ATTACK_1)
                .singleElement()
                .satisfies(shape ->
                        assertThat(((Arc) shape).to() - ((Arc) shape).from()).isGreaterThan(0.002));
    }

    private static List<Box> boxes(Drawing drawing, Paint paint) {
        return drawing.shapes().stream()
                .filter(Box.class::isInstance)
                .map(Box.class::cast)
                .filter(box -> box.paint() == paint)
                .toList();
    }

    private static List<String> labels(Drawing drawing) {
        return drawing.shapes().stream()
                .filter(Label.class::isInstance)
                .map(shape -> ((Label) shape).text())
                .toList();
    }

    private static double contrast(int one, int other) {
        double bright = Math.max(luminance(one), luminance(other));
        double dim = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dim + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
