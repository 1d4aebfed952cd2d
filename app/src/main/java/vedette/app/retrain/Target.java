package vedette.app.retrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vedette.app.learn.UsualModels;
import vedette.feature.FlowSchema;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Manifest;
import vedette.learn.bundle.ModelKind;
import vedette.learn.local.Retraining;
import vedette.learn.read.FlowRows;
import vedette.learn.read.ReadOptions;
import vedette.learn.shelf.Shelf;

/// A model to train again.
///
/// @param name of the candidate on the shelf
/// @param kind of the candidate
/// @param before the model that it is compared with
record Target(String name, ModelKind kind, Bundle before) {

    /// Those that a word means.
    ///
    /// @param wanted a kind, or a model's name; empty for each model at work that can learn from labels
    static List<Target> of(Shelf shelf, String wanted) throws IOException {
        List<Bundle> atWork = new ArrayList<>();
        for (Path folder : UsualModels.folders(shelf).values()) {
            Bundle bundle = Bundle.open(folder);
            if (Retraining.learns(bundle.manifest().kind()) && hasRows(bundle.manifest())) {
                atWork.add(bundle);
            }
        }
        if (Retrainer.isKind(wanted)) {
            return ofKind(ModelKind.named(wanted), atWork);
        }
        if (!wanted.isEmpty()) {
            return List.of(named(wanted, shelf, atWork));
        }
        if (atWork.isEmpty()) {
            throw new IllegalArgumentException(
                    "no model that is at work learns from what incidents were: random-forest and"
                            + " boosting do, of rows of flows; `vedette train --use` trains one and puts it to work");
        }
        return atWork.stream()
                .map(bundle -> same(bundle, bundle.manifest().name()))
                .toList();
    }

    private static List<Target> ofKind(ModelKind kind, List<Bundle> atWork) {
        if (!Retraining.learns(kind)) {
            throw new IllegalArgumentException("a model of kind " + kind.label()
                    + " does not learn from what incidents were: random-forest and boosting do");
        }
        if (atWork.isEmpty()) {
            throw new IllegalArgumentException("no model is at work with which one of kind " + kind.label()
                    + " could be compared: `vedette train --model " + kind.label() + " --use` puts one to work");
        }
        return atWork.stream()
                .map(bundle -> bundle.manifest().kind() == kind
                        ? same(bundle, bundle.manifest().name())
                        : new Target(kind.label() + "-" + bundle.manifest().rows(), kind, bundle))
                .toList();
    }

    private static Target named(String wanted, Shelf shelf, List<Bundle> atWork) throws IOException {
        for (Bundle bundle : atWork) {
            if (bundle.manifest().name().equals(wanted)) {
                return same(bundle, wanted);
            }
        }
        Bundle bundle = Bundle.open(shelf.find(wanted));
        Manifest manifest = bundle.manifest();
        if (!Retraining.learns(manifest.kind()) || !hasRows(manifest)) {
            throw new IllegalArgumentException(wanted + ", a " + manifest.kind().label() + " of " + manifest.rows()
                    + " rows, does not learn from what incidents were: random-forest and boosting of rows of flows do");
        }
        return same(bundle, manifest.name());
    }

    private static Target same(Bundle bundle, String name) {
        return new Target(Shelf.checked(name), bundle.manifest().kind(), bundle);
    }

    /// Whether the flows of an incident have the columns that the model goes by.
    private static boolean hasRows(Manifest manifest) throws IOException {
        return new FlowRows(FlowSchema.FULL, ReadOptions.defaults())
                .columns()
                .names()
                .containsAll(manifest.columns().names());
    }
}
