package vedette.learn.local;

import java.util.List;
import vedette.learn.passport.Passport;
import vedette.learn.table.Table;

/// What a model was trained on before a site has said anything.
///
/// @param rows to learn from
/// @param heldBack rows of other recordings, which are never learnt from
/// @param data where all rows come from, for the passport
public record Known(Table rows, Table heldBack, List<Passport.Data> data) {

    public Known {
        data = List.copyOf(data);
    }
}
