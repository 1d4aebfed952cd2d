package vedette.web.page.models;

import java.util.List;
import java.util.function.Consumer;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.ModelDeeds;
import vedette.web.page.Frame;

/// What people do with models, on their page.
public final class ModelActions {

    private final ModelDeeds deeds;

    public ModelActions(Frame frame) {
        deeds = new ModelDeeds(frame.room());
    }

    public List<Route> routes() {
        return List.of(
                post("/models/{model}/use", Role.ADMIN, deeds::use),
                post("/models/{model}/remove", Role.ADMIN, deeds::remove),
                post("/models/back", Role.ADMIN, deeds::back),
                post("/models/training", Role.ADMIN, deeds::train),
                post("/models/training/cancel", Role.ADMIN, deeds::cancel),
                post("/models/asked", Role.ANALYST, deeds::suggest));
    }

    private static Route post(String path, Role least, Consumer<Call> deed) {
        return Route.page("POST", path, least, call -> {
            deed.accept(call);
            return Reply.seeOther("/models");
        });
    }
}
