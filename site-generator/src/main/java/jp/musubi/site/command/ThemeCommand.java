package jp.musubi.site.command;

import jp.musubi.site.theme.NewTheme;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code theme}: what concerns the looks of sites. */
@Command(
        name = "theme",
        description = "Begins themes.",
        mixinStandardHelpOptions = true,
        subcommands = ThemeCommand.New.class)
public final class ThemeCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli runs the command");
        }
        throw new ParameterException(spec.commandLine(), "Say what to do: theme new NAME");
    }

    /** {@code theme new}: a folder to begin with. */
    @Command(
            name = "new",
            description = "Makes a folder with a small theme to begin with.",
            mixinStandardHelpOptions = true)
    static final class New implements Callable<Integer> {
        @Parameters(
                paramLabel = "NAME",
                description = "Name of the theme and of its folder, like saigawa.")
        private String name = "";

        @Option(
                names = "--in",
                paramLabel = "DIR",
                description = "Where to make the folder (default: here).")
        private Path in = Path.of("");

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            if (spec == null) {
                throw new IllegalStateException("picocli runs the command");
            }
            PrintWriter err = spec.commandLine().getErr();
            if (!NewTheme.isName(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'"
                                + name
                                + "' is no name of a theme: use small letters, digits and single"
                                + " hyphens, and none of the names of Musubi's own themes.");
            }
            Path folder = in.resolve(name);
            try {
                NewTheme.begin(folder, name);
            } catch (FileAlreadyExistsException e) {
                err.println("error: " + folder + " exists already; choose another name");
                return 1;
            } catch (IOException e) {
                err.println("error: " + folder + " cannot be written: " + e.getMessage());
                return 1;
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(folder + " is made. Look at it while you change it:");
            out.println(
                    "  build --watch --content content/sample --theme " + folder + " --out site");
            out.flush();
            return 0;
        }
    }
}
