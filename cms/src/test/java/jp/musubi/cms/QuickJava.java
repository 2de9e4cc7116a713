package jp.musubi.cms;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Starts a program of the tests again and again, each time in a process of its own that is soon at
 * work: Java loads its classes from an AOT cache, which takes half of the time.
 */
public final class QuickJava {
    private static final int MAX_TRAINING_SECONDS = 60;

    /**
     * Classes are linked when they are used: JDK 25 links all of them at the start otherwise, and
     * once in some hundred starts of a busy machine dies of it.
     */
    private static final String LINKS_WHEN_USED = "-XX:-AOTClassLinking";

    private final Class<?> program;
    private final String classPath;
    private final Path cache;

    private QuickJava(Class<?> program, String classPath, Path cache) {
        this.program = program;
        this.classPath = classPath;
        this.cache = cache;
    }

    /**
     * Makes the cache by running the program once, until it has said so many lines.
     *
     * @param folder for what is needed; deleting it is the caller's business
     */
    public static QuickJava trained(
            Class<?> program, Path folder, int lines, List<String> arguments)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path cache = folder.resolve("classes.aot");
        var quick = new QuickJava(program, packed(folder), cache);
        // Java says there with how many words it makes the cache.
        Process training = quick.start(Redirect.DISCARD, "-XX:AOTCacheOutput=" + cache, arguments);
        try (BufferedReader out = quick.said(training)) {
            for (int line = 0; line < lines; line++) {
                if (out.readLine() == null) {
                    throw new IOException(program.getSimpleName() + " ended while it was trained");
                }
            }
            // Asked to end, it writes the cache; what it says meanwhile has to be read.
            training.toHandle().destroy();
            out.lines().forEach(_ -> {});
        }
        if (!training.waitFor(MAX_TRAINING_SECONDS, TimeUnit.SECONDS) || !Files.exists(cache)) {
            training.destroyForcibly();
            throw new IOException("no cache was written for " + program.getSimpleName());
        }
        return quick;
    }

    /** The class path with a jar in place of each folder: caches know no folders. */
    private static String packed(Path folder) throws IOException {
        List<String> places = new ArrayList<>();
        String all = System.getProperty("java.class.path");
        for (String place : all.split(File.pathSeparator, -1)) {
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve(places.size() + ".jar");
                pack(path, jar);
                places.add(jar.toString());
            } else {
                places.add(place);
            }
        }
        return String.join(File.pathSeparator, places);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> found = Files.walk(classes)) {
            out.setLevel(0);
            for (Path path : found.filter(one -> !one.equals(classes)).sorted().toList()) {
                String name = classes.relativize(path).toString().replace('\\', '/');
                boolean isFolder = Files.isDirectory(path);
                out.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
                if (!isFolder) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
    }

    /** Starts the program; what it complains of is complained of here. */
    public Process start(List<String> arguments) throws IOException {
        return start(Redirect.INHERIT, "-XX:AOTCache=" + cache, arguments);
    }

    private Process start(Redirect errors, String option, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", LINKS_WHEN_USED));
        command.add(option);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(errors).start();
    }

    /** What a program says, line by line. */
    public BufferedReader said(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
