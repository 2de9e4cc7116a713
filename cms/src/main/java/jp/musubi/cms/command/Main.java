package jp.musubi.cms.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import jp.musubi.site.command.BuildCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

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
            ExportCommand.class,
            AccountCommand.class,
            TokenCommand.class
        })
public final class Main {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces of errors.")
    private boolean debug;

    private Main() {}

    /** Runs a command; exits with 0, with 1 if its work failed, or with 2 on wrong usage. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command that the arguments name and gives its exit code. */
    static int run(String... arguments) {
        var main = new Main();
        var line = new CommandLine(main);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler(main::failed);
        return line.execute(arguments);
    }

    /** One sentence, whatever went wrong; the stack trace only for those who ask. */
    private int failed(Exception failure, CommandLine line, ParseResult parsed) {
        line.getErr().println("error: " + Sentences.of(failure));
        if (debug) {
            failure.printStackTrace(line.getErr());
        }
        return 1;
    }
}
