package jp.musubi.cms.command;

import jp.musubi.cms.RunningCms;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.cms.credential.key.KeyFault;
import jp.musubi.cms.credential.key.KeySettings;
import jp.musubi.cms.demo.DemoAccounts;
import jp.musubi.cms.demo.DemoKeys;
import jp.musubi.cms.demo.DemoRegister;
import jp.musubi.site.BuildFailed;
import jp.musubi.site.BuildReport;
import jp.musubi.site.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code demo}: the sample city, with nothing else installed. */
@Command(
        name = "demo",
        description =
                "Runs the sample city. Listens on this machine only, for its passphrases are known"
                        + " to everybody.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "TCP port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".musubi-demo",
            description =
                    "Data folder (default: ${DEFAULT-VALUE}); a second start keeps what was"
                            + " edited.")
    private Path data = Path.of("");

    @Option(
            names = "--stop-with-parent",
            hidden = true,
            description = "Ends when the program that started it ends.")
    private boolean stopWithParent;

    @Override
    public Integer call() throws Failure, Settings.Invalid, IOException, InterruptedException {
        Ports.free(LOOPBACK, port);
        StoreOptions.writable(data);
        say("Opening the store in " + data.toAbsolutePath().normalize());
        try (Wiring wiring = Wiring.open(settings().withKeys(keys()))) {
            fill(wiring);
            build(wiring);
            try (RunningCms running = wiring.start(LOOPBACK)) {
                tell(
                        running,
                        new DemoAccounts(wiring.database(), wiring.accounts(), wiring.tokens()));
                if (stopWithParent) {
                    stopWithParent();
                }
                ServeCommand.untilStopped(running);
            }
            return 0;
        }
    }

    /** Maven killed without a chance to say so must not leave a server behind. */
    private static void stopWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        Thread.ofVirtual()
                                .start(() -> {
                                    parent.onExit().join();
                                    System.exit(0);
                                }));
    }

    private Settings settings() throws Settings.Invalid {
        return Settings.read(Optional.empty(), Map.of())
                .withData(data)
                .withPort(port)
                .withoutStaffSecondFactor()
                .withBaseUrl(URI.create("http://localhost:" + port + "/"));
    }

    private KeySettings keys() throws Failure, IOException {
        try {
            return DemoKeys.in(data, Clock.systemUTC());
        } catch (KeyFault e) {
            throw new Failure(
                    "The key of the demonstration city cannot be used. " + e.getMessage(), e);
        }
    }

    private static void fill(Wiring wiring) throws IOException {
        var accounts = new DemoAccounts(wiring.database(), wiring.accounts(), wiring.tokens());
        accounts.create();
        int entries = wiring.demoCity().seed();
        accounts.join(wiring.entries());
        new DemoRegister(wiring.database(), wiring.entries(), wiring.accounts()).seed();
        int editions = wiring.demoAwards().seed();
        if (editions > 0) {
            say("Told the story of " + editions + " editions of its awards");
        }
        say(
                entries == 0
                        ? "Found the city of an earlier start; keeping what was edited"
                        : "Wrote the sample city: " + entries + " entries");
    }

    private static void build(Wiring wiring) throws Failure, IOException {
        say("Building the site");
        try {
            BuildReport report = wiring.siteBuild().run(Progress.silent()).report();
            say("Built " + report.pages() + " pages in " + report.total().toMillis() + " ms");
        } catch (BuildFailed e) {
            throw new Failure("The site could not be built: " + e.getMessage(), e);
        }
    }

    private static void tell(RunningCms running, DemoAccounts accounts) {
        String address = running.address();
        say("");
        say("site:   " + address);
        say("search: " + address + "search/");
        say("editor: " + address + "admin");
        say("API:    " + address + "api/v1/docs");
        say("");
        DemoAccounts.ALL.forEach(known ->
                say(
                        "account: "
                                + known.email()
                                + "  passphrase: "
                                + known.passphrase()
                                + "  ("
                                + known.role()
                                + ")"));
        say("api-token: " + accounts.staffToken());
        say("");
        say("Stop with Ctrl-C.");
        say("ready: " + address);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
