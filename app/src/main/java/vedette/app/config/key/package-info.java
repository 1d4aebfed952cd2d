/// Keys of the configuration: declared once, with type, range, default and help, and read from a tree by that.
///
/// A [Key] has a name such as `web.listen`, a [Kind] that says what it takes, a default and help. Keys of one subject
/// are a [Chapter]; where there may be several of a thing, such as ways to tell people of incidents, they are [Blocks].
/// [Reading] takes the values out of a tree and says of everything that is wrong where it stands and what to do.
///
/// To add a section with keys:
///
/// ```java
/// static final Key<Duration> INTERVAL =
///         Key.of("archive.interval", Kinds.duration("1m", "1d"), "1h", "how often hot flows leave for files").live();
/// static final Chapter ARCHIVE = new Chapter("archive", "Where old flows go.", List.of(INTERVAL));
/// ```
///
/// and a line in `vedette.app.config.Keys.CHAPTERS`: the reference page, the example file, `vedette config` and the
/// tests
/// of every key follow from it. What was read is asked for with the key: `values.get(INTERVAL)`.
///
/// To add a list of things, each of a kind that has its own keys:
///
/// ```java
/// static final Key<String> URL = Key.of("url", Kinds.text(500), "", "where to, by HTTPS").needed();
/// static final Key<String> TOKEN = Key.secret("token", "what the receiver knows us by");
/// static final Blocks NOTIFY = new Blocks(
///         "notify", "Who is told of incidents.", List.of(NAME), Map.of("webhook", List.of(URL, TOKEN)));
/// ```
///
/// and a line in `Keys.BLOCKS`. Each block in the file says `kind: webhook`; `values.of(NOTIFY)` has a [Block] for
/// each,
/// asked by the same keys. A secret never stands in the file itself: it says `token-file: FILE` or `token-env:
/// VARIABLE`.
@NullMarked
package vedette.app.config.key;

import org.jspecify.annotations.NullMarked;
