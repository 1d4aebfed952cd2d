package vedette.web.page.models;

import java.io.IOException;
import java.util.List;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.ModelRoom;
import vedette.web.page.Frame;

/// What people do with models.
public final class ModelActions {

    private final Frame frame;

    public ModelActions(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("POST", "/models/{name}/use", Role.ADMIN, this::use),
                Route.page("POST", "/models/{name}/remove", Role.ADMIN, this::remove),
                Route.page("POST", "/models/back", Role.ADMIN, this::back),
                Route.page("POST", "/models/training", Role.ADMIN, this::train),
                Route.page("POST", "/models/training/cancel", Role.ADMIN, this::cancel),
                Route.page("POST", "/models/asked", Role.ANALYST, this::ask));
    }

    /// Something that is done, or refused with the reason.
    @FunctionalInterface
    private interface Doing {

        void to(ModelRoom models, String author) throws IOException;
    }

    private Reply done(Call call, Doing doing) {
        try {
            doing.to(frame.room().operations().models(), call.visitor().name());
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw Refusal.conflict(String.valueOf(e.getMessage()));
        }
        return Reply.seeOther("/models");
    }

    private Reply use(Call call) {
        boolean isForced = call.posted("force").isPresent();
        return done(call, (models, author) -> models.use(call.part("name"), isForced, author));
    }

    private Reply remove(Call call) {
        return done(call, (models, author) -> models.remove(call.part("name"), author));
    }

    private Reply back(Call call) {
        String slot = call.requirePosted("slot");
        return done(call, (models, author) -> models.back(slot, author));
    }

    private Reply train(Call call) {
        boolean isQuick = call.posted("quick").isPresent();
        return done(call, (models, author) -> models.train(isQuick, author));
    }

    private Reply cancel(Call call) {
        return done(call, ModelRoom::cancel);
    }

    private Reply ask(Call call) {
        return done(call, ModelRoom::suggest);
    }
}
