package vedette.app.models;

import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vedette.app.keep.StoreOptions;
import vedette.app.learn.ModelOptions;
import vedette.app.people.AuthorOption;
import vedette.store.StorePlace;
import vedette.store.people.Actor;
import vedette.store.people.Audit;

/// Something that is done with the models that are kept.
@Command(mixinStandardHelpOptions = true)
abstract class ModelsAction implements Callable<Integer> {

    @Mixin
    final ModelOptions models = new ModelOptions();

    @Override
    public final Integer call() throws IOException {
        act();
        System.out.flush();
        return 0;
    }

    abstract void act() throws IOException;

    /// Keeps what was done, where anything is kept.
    ///
    /// @param about the purpose or the model to which it was done
    final void note(AuthorOption author, String action, String about, String details) throws IOException {
        StorePlace place = StoreOptions.placeIn(models.data(), models.database());
        if (place.exists()) {
            Actor actor =
                    new Actor(author.name(), InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS));
            Audit.note(place.incidents(), actor, action, about, details);
        }
    }
}
