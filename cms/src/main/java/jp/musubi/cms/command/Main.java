package jp.musubi.cms.command;

import jp.musubi.site.command.BuildCommand;
import jp.musubi.site.command.ThemeCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All commands of the program. */
@Command(
        name = "musubi",
        description = "A CMS and site generator for a city's civic groups.",
        mixinStandardHelpOptions = true,
        version = "Musubi 1.0",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            BuildCommand.class,
            ThemeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            AccountCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            ReleasesCommand.class,
            RollbackCommand.class,
            KeysCommand.class,
            BadgeCommand.class
        })
public final class Main {
    private static final String DEBUG = "--debug";

    private Main() {}

    /** Held here, for a logger that nobody holds forgets its level. */
    private static final Logger LUCENE_ADVICE =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    /** Runs a command; exits with 0, with 1 if its work failed, or with 2 on wrong usage. */
    public static void main(String[] arguments) {
        // It advises a module that is still incubating, at every start.
        LUCENE_ADVICE.setLevel(Level.SEVERE);
        System.exit(run(arguments));
    }

    /** Runs the command that the arguments name and gives its exit code. */
    static int run(String... arguments) {
        var line = new CommandLine(new Main());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler(Main::failed);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        addDebug(line);
        return line.execute(arguments);
    }

    /** Every command can be asked for stack traces; declared here once. */
    private static void addDebug(CommandLine line) {
        var command = line.getCommandSpec();
        if (command.findOption(DEBUG) == null) {
            command.addOption(
                    OptionSpec.builder(DEBUG)
                            .type(boolean.class)
                            .description("Print stack traces of errors.")
                            .build());
        }
        line.getSubcommands().values().forEach(Main::addDebug);
    }

    /** One sentence, whatever went wrong; the stack trace only for those who ask. */
    private static int failed(Exception failure, CommandLine line, ParseResult parsed) {
        line.getErr().println("error: " + Sentences.of(failure));
        if (asksForTraces(parsed)) {
            failure.printStackTrace(line.getErr());
        }
        return 1;
    }

    private static boolean asksForTraces(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        return command.hasMatchedOption(DEBUG);
    }
}
