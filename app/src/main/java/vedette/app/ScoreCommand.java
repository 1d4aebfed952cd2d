package vedette.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vedette.app.learn.DataOptions;
import vedette.app.learn.RowFiles;
import vedette.app.learn.ScoredRows;
import vedette.app.text.NotClosing;
import vedette.feature.output.AtomicOutput;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Folders;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;

/// Adds what a model says to rows.
@Command(
        name = "score",
        description =
                "Adds to each row of a file, or of a capture, what a model says of it: the score, whether it reaches the model's"
                        + " threshold, the likeliest class and the probability of each. Comes out as CSV.",
        footer = {
            "",
            "Examples:",
            "  vedette score --model my-model --data flows.csv -o scored.csv",
            "  vedette score --model isolation-forest-cic --data today.pcap"
        })
final class ScoreCommand extends JudgingCommand {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write rows to this file, whole or not at all, instead of standard output")
    private @Nullable Path output;

    ScoreCommand() {}

    @Override
    public Integer call() throws IOException {
        if (data.named().size() != 1) {
            throw new IllegalArgumentException("one file of rows is scored at a time: name it with --data");
        }
        Bundle bundle = model.open();
        makeRowsFor(bundle);
        Path scratch = Files.createTempDirectory("vedette-rows");
        try {
            Path file = DataOptions.files(data.named()).getFirst();
            score(bundle, RowFiles.rowsOf(file, scratch, new CaptureRows(data)));
        } finally {
            Folders.delete(scratch);
        }
        return 0;
    }

    private void score(Bundle bundle, Path file) throws IOException {
        try (DataFile rows =
                DataFiles.open(file, data.readOptions(bundle.manifest().columns(), false))) {
            messages.note(rows.name() + ": " + String.join("; ", rows.report().lines()));
            if (output == null) {
                write(bundle, rows, new NotClosing(System.out));
            } else {
                try (AtomicOutput target = AtomicOutput.to(output)) {
                    write(bundle, rows, target.stream());
                    target.commit();
                }
            }
        }
    }

    private void write(Bundle bundle, DataFile rows, OutputStream stream) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        long count = new ScoredRows(bundle, rows, writer).write();
        writer.flush();
        messages.note(count + " rows");
        rows.complaints()
                .dropped()
                .forEach((reason, dropped) -> messages.note("dropped: " + dropped + " rows (" + reason + ")"));
    }
}
