/// What a model has shown: judgements, baselines and gates, for machines and for people.
///
/// Start with [vedette.learn.passport.Passport].
@NullMarked
package vedette.learn.passport;

import org.jspecify.annotations.NullMarked;
