package vedette.app.models;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vedette.feature.output.AtomicOutput;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Parts;
import vedette.learn.export.OnnxExport;

/// Writes a model for other programs.
@Command(
        name = "export",
        description = "Writes a model as an ONNX file, with its preparation, its calibration and the names of its"
                + " columns and classes inside.")
final class ExportCommand extends OneModelAction {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "write it to this file, whole or not at all")
    private Path output = Path.of("");

    ExportCommand() {}

    @Override
    void act() throws IOException {
        Bundle bundle = models.open(model);
        Parts parts = bundle.parts();
        byte[] file = OnnxExport.of(parts.calibrated(), parts.preparation()).toBytes();
        try (AtomicOutput target = AtomicOutput.to(output)) {
            target.stream().write(file);
            target.commit();
        }
        System.out.println(bundle.manifest().name() + " is in " + output + ": "
                + bundle.manifest().columns().size() + " columns in, "
                + bundle.manifest().classes().size() + " classes out");
    }
}
