package jp.musubi.cms.command;

import jp.musubi.cms.RunningCms;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.cms.credential.key.KeyFault;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** {@code serve}: the CMS with its site, until it is stopped. */
@Command(
        name = "serve",
        description = "Runs the CMS: API, editor and the published site.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings as a .properties or .yml file; the environment (MUSUBI_…) wins over"
                            + " it.")
    private @Nullable Path config;

    @Override
    public Integer call()
            throws Failure, Settings.Invalid, KeyFault, IOException, InterruptedException {
        Settings settings = Settings.read(Optional.ofNullable(config), System.getenv());
        StoreOptions.writable(settings.data());
        settings.keyFolder().check();
        unsigned(settings).ifPresent(System.err::println);
        try (Wiring wiring = Wiring.open(settings);
                RunningCms running = wiring.start(settings.host())) {
            System.out.println("ready: " + running.address());
            untilStopped(running);
            return 0;
        }
    }

    /** Why nothing will be signed; empty if it will. */
    private static Optional<String> unsigned(Settings settings) throws KeyFault {
        if (settings.keyFolder().ring().signing().isEmpty()) {
            return Optional.of(
                    "note: there is no key that signs, so banners and awards are published without"
                            + " credentials: `musubi keys create` makes one.");
        }
        return settings.keys().hasPassphrase()
                ? Optional.empty()
                : Optional.of(
                        "note: nothing opens the key that signs, so banners and awards are"
                                + " published without credentials: set MUSUBI_KEYS_PASSPHRASE or"
                                + " MUSUBI_KEYS_PASSPHRASE_FILE.");
    }

    /** Waits for Ctrl-C or a polite kill; what is under way is finished first. */
    static void untilStopped(AutoCloseable running) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    try {
                                        running.close();
                                    } catch (Exception e) {
                                        System.err.println("error: stopping failed: " + e);
                                    }
                                    stopped.countDown();
                                },
                                "shutdown"));
        stopped.await();
    }
}
