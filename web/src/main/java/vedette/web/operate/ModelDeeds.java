package vedette.web.operate;

import java.io.IOException;
import vedette.web.http.Call;
import vedette.web.http.Refusal;

/// What people and programs do with models: done, or refused with the reason.
///
/// @param room whose models
public record ModelDeeds(Room room) {

    /// Something that is done.
    @FunctionalInterface
    private interface Deed {

        void to(ModelRoom models, String author) throws IOException;
    }

    private void done(Call call, Deed deed) {
        try {
            deed.to(room.operations().models(), call.visitor().name());
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw Refusal.conflict(String.valueOf(e.getMessage()));
        }
    }

    /// Puts the model of the path to work; `force` although it failed a gate.
    public void use(Call call) {
        boolean isForced = call.posted("force").isPresent();
        done(call, (models, author) -> models.use(call.part("model"), isForced, author));
    }

    /// Throws the model of the path away.
    public void remove(Call call) {
        done(call, (models, author) -> models.remove(call.part("model"), author));
    }

    /// Goes back to the model before, of a `slot`.
    public void back(Call call) {
        String slot = call.requirePosted("slot");
        done(call, (models, author) -> models.back(slot, author));
    }

    /// Begins training; `quick` without the gates that train models of their own.
    public void train(Call call) {
        boolean isQuick = call.posted("quick").isPresent();
        done(call, (models, author) -> models.train(isQuick, author));
    }

    /// Ends training.
    public void cancel(Call call) {
        done(call, ModelRoom::cancel);
    }

    /// Looks for what it would help to know.
    public void suggest(Call call) {
        done(call, ModelRoom::suggest);
    }
}
