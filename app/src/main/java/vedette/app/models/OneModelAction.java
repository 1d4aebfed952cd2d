package vedette.app.models;

import picocli.CommandLine.Parameters;

/// Something that is done with one model.
abstract class OneModelAction extends ModelsAction {

    @Parameters(
            paramLabel = "MODEL",
            description = "one of `vedette models`, as NAME (the latest) or NAME:VERSION; to show or export it, also"
                    + " its folder")
    String model = "";
}
