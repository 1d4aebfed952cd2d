package vedette.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vedette.report.data.ClassShare;
import vedette.report.data.Part;
import vedette.report.document.Block;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Figure;
import vedette.report.document.Block.Table;
import vedette.report.document.Style;
import vedette.report.document.Text;
import vedette.report.plot.DonutPlot;
import vedette.report.plot.DonutPlot.Slice;
import vedette.report.plot.Paint;
import vedette.report.text.Numbers;

/// What conversations were judged to be.
final class ClassesChapter {

    private static final List<Paint> ATTACKS = List.of(Paint.ATTACK_1, Paint.ATTACK_2, Paint.ATTACK_3, Paint.ATTACK_4);
    private static final int SLICES = 5;

    private ClassesChapter() {}

    static List<Block> of(Material material) {
        Part<ClassShare> classes = material.data().traffic().classes();
        if (classes.isEmpty()) {
            return Material.nothing(classes, "No conversation was judged.", "Conversations were not classified");
        }
        List<ClassShare> sorted = classes.stream()
                .sorted(Comparator.comparing(ClassShare::isAttack)
                        .thenComparing(ClassShare::flows, Comparator.reverseOrder())
                        .thenComparing(ClassShare::name))
                .toList();
        long whole = sorted.stream().mapToLong(ClassShare::flows).sum();
        long attacks = sorted.stream()
                .filter(ClassShare::isAttack)
                .mapToLong(ClassShare::flows)
                .sum();
        String caption = "Conversations by what they were judged to be; " + Numbers.share(attacks, whole)
                + " of them part of attacks.";
        DonutPlot plot = new DonutPlot(slices(sorted, whole), Numbers.about(whole), "conversations");
        return List.of(new Figure(plot, caption), table(material, sorted, whole));
    }

    /// At most five, what is left as one.
    private static List<Slice> slices(List<ClassShare> sorted, long whole) {
        List<Slice> slices = new ArrayList<>();
        long other = 0;
        int attacks = 0;
        for (ClassShare share : sorted) {
            boolean isFull = slices.size() >= SLICES - 1 && sorted.size() > SLICES;
            if (share.isAttack() && (isFull || attacks >= ATTACKS.size())) {
                other += share.flows();
            } else {
                Paint paint = share.isAttack() ? ATTACKS.get(attacks++) : Paint.BENIGN;
                slices.add(slice(share.name(), share.flows(), whole, paint));
            }
        }
        if (other > 0) {
            slices.add(slice("other attacks", other, whole, ATTACKS.get(Math.min(attacks, ATTACKS.size() - 1))));
        }
        return slices;
    }

    private static Slice slice(String name, long flows, long whole, Paint paint) {
        return new Slice(name, flows, Numbers.share(flows, whole), paint);
    }

    private static Table table(Material material, List<ClassShare> sorted, long whole) {
        List<List<Text>> rows = sorted.stream()
                .limit(material.config().rows())
                .map(share -> List.of(
                        Text.of(share.name()),
                        share.isAttack() ? Text.of("attack", Style.STRONG) : Text.of("harmless"),
                        Text.of(Numbers.exact(share.flows())),
                        Text.of(Numbers.share(share.flows(), whole))))
                .toList();
        return new Table(
                List.of(
                        Column.text("Class"),
                        Column.text("Part of"),
                        Column.number("Conversations"),
                        Column.number("Share")),
                rows);
    }
}
