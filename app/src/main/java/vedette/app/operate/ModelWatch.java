package vedette.app.operate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vedette.api.engine.Learnt;
import vedette.app.learn.AtWork;
import vedette.app.learn.AtWorkOptions;
import vedette.learn.shelf.Shelf;

/// Looks whether other models were put to work, or another alert budget was set. Owned by one thread.
public final class ModelWatch {

    private final AtWorkOptions options;
    private final Path data;
    private final Wish wish;
    private final Consumer<String> problems;
    private AtWork seen;
    private Map<String, Shelf.Slot> onShelf = Map.of();
    private boolean isFirst = true;
    private volatile Fit fit;

    /// Models that are to be at work from now on.
    record News(AtWork models, Learnt learnt) {}

    /// How the models are.
    ///
    /// @param atWork how many are
    /// @param areWanted whether there should be some
    /// @param refused why others could not be put to work when that was tried last; empty if they could
    public record Fit(int atWork, boolean areWanted, String refused) {}

    /// How many incidents a day people want to be told of that are only unusual.
    @FunctionalInterface
    public interface Wish {

        double perDay() throws IOException;
    }

    /// @param now those that are at work
    /// @param data the folder in which the shelf of models is
    /// @param wish unless another was asked for when this began
    /// @param problems is told once of models that cannot be put to work
    public ModelWatch(AtWorkOptions options, AtWork now, Path data, Wish wish, Consumer<String> problems) {
        this.options = options;
        this.data = data;
        this.wish = wish;
        this.problems = problems;
        seen = now;
        fit = fit(now, "");
    }

    private Fit fit(AtWork models, String refused) {
        return new Fit(models.models().size(), options.isOfShelf(), refused);
    }

    /// How they are. For any thread.
    public Fit fit() {
        return fit;
    }

    /// Those that were at work in the beginning, or that are by now.
    AtWork latest() {
        return seen;
    }

    private boolean isSame(double perDay) {
        return options.budget() != null || seen.budget() == perDay;
    }

    /// Others, opened and checked, if they were put to work since this was last asked.
    Optional<News> look() {
        try {
            double perDay = wish.perDay();
            Map<String, Shelf.Slot> active =
                    options.isOfShelf() ? new Shelf(data.resolve("models")).active() : Map.of();
            if (!isFirst && active.equals(onShelf) && isSame(perDay)) {
                return Optional.empty(); // without a look at every model
            }
            isFirst = false;
            onShelf = active;
            AtWork now = options.chosen(data, perDay);
            if (now.equals(seen)) {
                return Optional.empty();
            }
            seen = now;
            News news = new News(now, now.open(data));
            fit = fit(now, "");
            return Optional.of(news);
        } catch (IOException | RuntimeException e) { // the models at work stay so, whatever is wrong with the others
            fit = new Fit(fit.atWork, fit.areWanted, String.valueOf(e.getMessage()));
            problems.accept("other models cannot be put to work: " + e.getMessage());
            return Optional.empty();
        }
    }
}
