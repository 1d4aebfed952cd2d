package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import vedette.app.config.ExampleFile;
import vedette.app.config.Keys;
import vedette.app.config.key.Blocks;
import vedette.app.config.key.Chapter;
import vedette.app.config.key.Key;

/// The reference page of the configuration and the example that is shipped are what the keys say.
class ConfigReferenceTest {

    @Test
    void theReferencePageListsEveryKey() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The configuration

                One file, `vedette.yaml`, has a key for each option of `vedette run` that makes sense for a service.

                | Command | Does |
                |---|---|
                | `vedette config init -o FILE` | writes a file with every key, what it is for, and what holds without it; overwrites nothing |
                | `vedette config check [FILE]` | says all that is wrong, with line, key, value and what to do; exits with 2 if anything is |
                | `vedette config show [FILE] [--origin] [--json]` | shows what holds by file, environment and defaults, without secrets |

                [deploy/vedette.yaml](../../deploy/vedette.yaml) is what `init` writes.

                ## Which file

                `-c FILE`, else `VEDETTE_CONFIG`, else `vedette.yaml` in the folder of all that is kept (`--data-dir`, else
                `VEDETTE_DATA_DIR`, else `vedette` in the user's folder for data) if it is there, else none. A file that is named
                must be there. Every command that opens that folder reads the same file, for `data-dir` and `store.database`, so
                that `vedette query` asks what `vedette run` keeps; `vedette store compact` keeps what `store.retention` says.

                The command line beats the environment, the environment beats the file, the file beats the default. A value of
                the file that makes no sense beside an option that is given does not count: interfaces, beside `-r FILE`.

                ## How it is written

                YAML 1.2 in UTF-8, at most 256 KiB, without anchors, aliases, tags or a second document. Keys that are not
                known are refused, with the nearest that is. Durations are written as `30s`, `5m`, `1h` or `2d`, sizes as
                `500M` or `20G` (of 1,024), flags as `true` or `false`. Names of files are seen from where Vedette is started.
                A value with a colon and brackets wants quotes: `listen: "[::1]:5000"`.

                ## The environment

                Each key has a variable: `VEDETTE_` and its name in capitals, with `_` for dots and dashes, such as
                `VEDETTE_WEB_LISTEN` for `web.listen`; the table names those that have another. A list has commas. Beside these
                there are `VEDETTE_CONFIG`, `VEDETTE_ADMIN_PASSWORD_FILE` (the [first password](dashboard.md)) and
                `VEDETTE_JAVA_OPTIONS`. `vedette config check` points out variables that begin with `VEDETTE_` and are none.

                ## Secrets

                A secret never stands in the file itself. In its place, `NAME-file: FILE` names a file with the secret in its only
                line, and `NAME-env: VARIABLE` a variable of the environment. Neither a message nor `vedette config show` has it.

                ## While Vedette runs

                Sent SIGHUP, `vedette run` reads file and environment again. All of it is checked first: with one fault in it,
                nothing changes, and what is wrong is said. Then each key that has another value is named with both; those marked
                *at once* below take effect, the others when Vedette is started again. On a terminal SIGHUP ends a run, as it means
                that the terminal has gone; behind `nohup` it does nothing.

                - The alert budget and what reports are written can also be set on the dashboard, and the latest of the two
                  wins: what the file says of them is set when a run begins, and when it is read again and says something
                  else than it did; in between the dashboard counts, also when other keys of the file change. Whoever wants
                  them set on the dashboard alone leaves them out of the file. A change of the budget is obeyed at a tick
                  and stands in the journal, so that the past can be played again.
                - Receivers of [notifications](notifications.md) can be added, changed and taken out; it is said which were.
                  One that stays as it is notices nothing; one that is changed is told in the new way what waits for it, in
                  order; what waits for one that is gone is left out, and said. One that cannot be reached keeps up no
                  other. Files that are played are told to nobody, before and after.
                - Home networks take a restart. What was learnt, models at work, ticks and pseudonyms all say who is inside;
                  were that to change between two ticks, hosts would be judged by a past that was never theirs, and the
                  ticks that are kept could not be judged anew. A run that begins with other home networks begins to learn
                  anew.
                - Interfaces are switched on and off if both lists name them; one that appeared after the start of the run
                  takes a restart.
                - Retention counts at the next look, once an hour, and for evidence at once. The hour is one of the traffic
                  where packets come from a file or a pipe, and so is the time from which ages are counted.

                ## The log

                What `vedette run` says to people on standard error stays as it is. With `log.file`, the same goes to a file with
                time (UTC) and level, and beside it when a run begins and ends, incidents that are told of, packets that were lost,
                reloads with each change, what was let go since it was old, and sign-ins that were refused. A file that is full is
                put aside as `vedette.log.1`, and so on; SIGHUP opens the file anew, for who moves files himself. `log.console` writes the same lines to standard
                error in the place of words, as a container wants it.

                One event is one line, whatever a name or a password box held: control characters, ends of lines and signs that
                turn the direction of writing stand as `\\u{1b}`, and a line is cut after 4,000 characters. Links that sign in,
                passwords and tokens are never logged.

                ## Keys

                """);
        for (Chapter chapter : Keys.CHAPTERS) {
            if (!chapter.name().isEmpty()) {
                page.append("### ").append(chapter.name()).append("\n\n");
            }
            page.append(chapter.help()).append("\n\n");
            page.append("| key | what for | takes | without it | a change | option |\n|---|---|---|---|---|---|\n");
            chapter.keys().forEach(key -> row(key, page));
            page.append('\n');
        }
        for (Blocks list : Keys.BLOCKS) {
            page.append("### ")
                    .append(list.name())
                    .append("\n\n")
                    .append(list.help())
                    .append("\n\n");
            for (String kind : list.kinds().keySet()) {
                page.append("`kind: ").append(kind).append("`\n\n");
                page.append("| key | what for | takes | without it | a change | option |\n|---|---|---|---|---|---|\n");
                list.keys(kind).forEach(key -> row(key, page));
                page.append('\n');
            }
        }

        assertFile("docs/reference/configuration.md", page.toString().stripTrailing() + "\n");
    }

    private static void row(Key<?> key, StringBuilder page) {
        String variable =
                key.environment().equals(Key.of(key.name(), key.kind(), "", "").environment())
                        ? ""
                        : "; variable `" + key.environment() + "`";
        String usual =
                key.isNeeded() ? "refused" : key.usual().isEmpty() ? key.usualInWords() : "`" + key.usual() + "`";
        page.append("| `%s` | %s%s | %s | %s | %s | %s |\n"
                .formatted(
                        key.name(),
                        key.help(),
                        variable,
                        key.isSecret() ? "a secret" : key.kind().words(),
                        usual,
                        key.isLive() ? "at once" : "at the next start",
                        Keys.optionOf(key).map(option -> "`" + option + "`").orElse("")));
    }

    @Test
    void theExampleThatIsShippedIsWhatInitWrites() throws IOException {
        assertFile("deploy/vedette.yaml", ExampleFile.text());
    }

    @Test
    void everyOptionThatAKeyStandsForIsThere() {
        CommandSpec run = Objects.requireNonNull(
                        Main.commandLine().getSubcommands().get("run"))
                .getCommandSpec();

        assertThat(Keys.all().flatMap(key -> Keys.optionOf(key).stream()))
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        option -> assertThat(run.findOption(option)).as(option).isNotNull());
    }

    private static void assertFile(String name, String expected) throws IOException {
        Path file = SourceTree.ROOT.resolve(name);
        if ("".equals(System.getProperty("docs.accept")) || Boolean.getBoolean("docs.accept")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).isEqualTo(expected);
    }
}
