package vedette.detect.learned;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.feature.FlowSchema;
import vedette.feature.activity.ActivitySchema;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Manifest;
import vedette.learn.table.Columns;

/// The models that are to be at work together, each for rows that can be made of live traffic.
///
/// @param flows models of flows
/// @param activity models of what hosts did in a minute
/// @param watchesSeries whether the minutes of hosts and of the network are followed as series, which is learnt on the
/// way
public record ModelSet(List<Bundle> flows, List<Bundle> activity, boolean watchesSeries) {

    public static final ModelSet NONE = new ModelSet(List.of(), List.of(), false);

    private static final String ACTIVITY = "activity";

    public ModelSet {
        flows = List.copyOf(flows);
        activity = List.copyOf(activity);
    }

    /// Sorts models by what they are for.
    ///
    /// @throws IOException if one needs what live traffic does not have; the message says which and what
    public static ModelSet of(List<Bundle> bundles) throws IOException {
        List<Bundle> flows = new ArrayList<>();
        List<Bundle> activity = new ArrayList<>();
        for (Bundle bundle : bundles) {
            boolean isOfActivity = bundle.manifest().rows().equals(ACTIVITY);
            List<String> there = isOfActivity
                    ? ActivitySchema.HOST.features().stream()
                            .map(each -> each.name())
                            .toList()
                    : FlowRowMaker.columns(FlowSchema.FULL).names();
            require(bundle.manifest(), there, isOfActivity ? "host " + ActivitySchema.VERSION : "full");
            (isOfActivity ? activity : flows).add(bundle);
        }
        return new ModelSet(flows, activity, true);
    }

    private static void require(Manifest manifest, List<String> there, String schema) throws IOException {
        Columns columns = manifest.columns();
        List<String> missing =
                columns.names().stream().filter(name -> !there.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new IOException(
                    "the model " + manifest.name() + " cannot be put to work on live traffic: rows of schema "
                            + schema + " have no " + String.join(", ", missing.subList(0, Math.min(5, missing.size())))
                            + (missing.size() > 5 ? " and " + (missing.size() - 5) + " more" : "")
                            + "; train it on rows that `vedette flows` makes, or put another to work with `vedette models use`");
        }
    }
}
