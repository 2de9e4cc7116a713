package jp.musubi.site.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code java -jar musubi-site.jar}: the commands of the generator. */
@Command(
        name = "musubi-site",
        description = "Builds the static site of a city's civic groups from a snapshot.",
        mixinStandardHelpOptions = true,
        version = "Musubi site generator 1.0",
        subcommands = {BuildCommand.class, ThemeCommand.class})
public final class Main {
    /** Named explicitly, so that it never competes with the configuration of a larger program. */
    private static final String LOGGING = "jp/musubi/site/command/logback.xml";

    /**
     * Advises at every start to add a module that a jar cannot ask for; held, or it is forgotten.
     */
    private static final Logger ADVICE =
            Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Main() {}

    /** Runs a command; exits with 0, with 1 if its work failed, or with 2 on wrong usage. */
    public static void main(String[] arguments) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", LOGGING);
        }
        ADVICE.setLevel(Level.SEVERE);
        System.exit(
                new CommandLine(new Main())
                        .setExecutionExceptionHandler(Main::unexpected)
                        .execute(arguments));
    }

    /** A mistake of the program itself is also told in one sentence. */
    private static int unexpected(Exception e, CommandLine line, ParseResult result) {
        line.getErr().println("error: something went wrong that should not: " + e);
        if (result.originalArgs().contains("--debug")) {
            e.printStackTrace(line.getErr());
        } else {
            line.getErr().println("Run the command again with --debug to see where.");
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
