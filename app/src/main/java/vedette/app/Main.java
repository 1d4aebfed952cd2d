package vedette.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vedette.app.config.ConfigCommand;
import vedette.app.config.ConfigDefaults;
import vedette.app.config.read.FaultyConfiguration;
import vedette.app.feedback.FeedbackCommand;
import vedette.app.keep.EvidenceCommand;
import vedette.app.keep.ExportCommand;
import vedette.app.keep.QueryCommand;
import vedette.app.keep.StoreCommand;
import vedette.app.menu.Menu;
import vedette.app.menu.OwnProcess;
import vedette.app.models.ModelsCommand;
import vedette.app.notify.NotifyCommand;
import vedette.app.people.SuppressCommand;
import vedette.app.people.TokenCommand;
import vedette.app.people.UserCommand;
import vedette.app.report.ReportCommand;
import vedette.app.screen.ColorOption;
import vedette.app.screen.Tty;
import vedette.app.session.FilterWords;
import vedette.app.session.Interruption;
import vedette.app.session.MessageOptions;
import vedette.app.status.StatusCommand;
import vedette.app.terminal.MonitorCommand;
import vedette.app.whatif.WhatIfCommand;
import vedette.capture.CaptureException;

/// The `vedette` command.
@Command(
        name = "vedette",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Watches network traffic, learns what is normal, and tells you, with reasons, what is not.",
        subcommands = {
            RunCommand.class,
            MonitorCommand.class,
            AnalyzeCommand.class,
            PacketsCommand.class,
            FlowsCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ScoreCommand.class,
            ModelsCommand.class,
            QueryCommand.class,
            ExportCommand.class,
            EvidenceCommand.class,
            StoreCommand.class,
            ReportCommand.class,
            NotifyCommand.class,
            SuppressCommand.class,
            FeedbackCommand.class,
            WhatIfCommand.class,
            UserCommand.class,
            TokenCommand.class,
            StatusCommand.class,
            ConfigCommand.class,
            InterfacesCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = "%n`vedette COMMAND --help` tells more. Exit status: 0 fine, 1 the work failed, 2 wrong usage,"
                + " 3 what --fail-on names was found.")
public final class Main implements Callable<Integer> {

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int FOUND = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else runs
    private CommandSpec spec;

    @Mixin
    private final ColorOption color = new ColorOption();

    Main() {}

    public static void main(String[] arguments) {
        int status = execute(arguments);
        System.out.flush();
        Interruption.done(status);
        System.exit(status);
    }

    static int execute(String... arguments) {
        // What follows a lone `--` is a filter expression, as tcpdump takes it; picocli would take it for files.
        List<String> words = Arrays.asList(arguments);
        int end = words.indexOf("--");
        List<String> own = end < 0 ? words : words.subList(0, end);
        FilterWords.set(end < 0 ? List.of() : words.subList(end + 1, words.size()));
        CommandLine commandLine = commandLine();
        try {
            commandLine.setDefaultValueProvider(ConfigDefaults.of(commandLine(), own, end >= 0, System.getenv()));
        } catch (FaultyConfiguration e) {
            System.err.println("vedette: " + e.getMessage());
            return WRONG_USAGE;
        }
        return commandLine.execute(own.toArray(String[]::new));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((exception, command, _) -> explain(exception, command));
        commandLine.setParameterExceptionHandler((exception, _) -> refuse(exception));
        return commandLine;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Tty> terminal = MessageOptions.isTerminal() ? Tty.openToLend(color.palette(true)) : Optional.empty();
        if (terminal.isEmpty()) {
            spec.commandLine().usage(System.out);
            return 0;
        }
        try (Tty tty = terminal.get()) {
            new Menu(tty, new OwnProcess(Main.class.getName(), List.of(color.word()))::run).run();
        }
        return 0;
    }

    private static int explain(Exception exception, CommandLine command) throws Exception {
        int status = statusOf(exception);
        if (status == 0) {
            throw exception;
        }
        String words = exception instanceof FileSystemException trouble
                ? FileTrouble.inWords(trouble)
                : exception.getMessage();
        command.getErr().println("vedette: " + words);
        ConfigDefaults.in(command.getCommandSpec())
                .origins(String.valueOf(words))
                .forEach(origin -> command.getErr().println("  " + origin));
        return status;
    }

    /// What an exception that is meant for people ends the process with; 0 for one that is our mistake.
    private static int statusOf(Exception exception) {
        return switch (exception) {
            case CaptureException _ -> FAILED;
            case IOException _ -> FAILED;
            case IllegalArgumentException _ -> WRONG_USAGE;
            default -> 0;
        };
    }

    private static int refuse(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("vedette: " + exception.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, command.getErr())) {
            command.getErr().println("`" + command.getCommandSpec().qualifiedName() + " --help` shows what it takes");
        }
        return WRONG_USAGE;
    }
}
