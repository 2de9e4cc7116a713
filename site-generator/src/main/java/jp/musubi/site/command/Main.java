package jp.musubi.site.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar musubi-site.jar}: the commands of the generator. */
@Command(
        name = "musubi-site",
        description = "Builds the static site of a city's civic groups from a snapshot.",
        mixinStandardHelpOptions = true,
        version = "Musubi site generator 1.0",
        subcommands = BuildCommand.class)
public final class Main {
    /** Named explicitly, so that it never competes with the configuration of a larger program. */
    private static final String LOGGING = "jp/musubi/site/command/logback.xml";

    private Main() {}

    /** Runs a command; exits with 0, with 1 if its work failed, or with 2 on wrong usage. */
    public static void main(String[] arguments) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", LOGGING);
        }
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
