package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.credential.key.CityKey;
import jp.musubi.cms.credential.key.KeyFault;
import jp.musubi.cms.credential.key.KeyFolder;
import jp.musubi.cms.credential.key.KeyRing;
import jp.musubi.cms.release.Deed;
import jp.musubi.cms.release.Deeds;
import jp.musubi.cms.release.FolderLock;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * {@code keys}: what partner banners and awards are signed with. The commands do not need the
 * store, so a server may be running; what they did is noted for its record.
 */
@Command(
        name = "keys",
        description = "Keys that partner banners and awards are signed with.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.ListAll.class,
            KeysCommand.Retire.class,
            KeysCommand.Compromise.class
        })
final class KeysCommand {
    private KeysCommand() {}

    /** Work on the keys. */
    private interface Work<T> {
        T run() throws KeyFault;
    }

    /** Nothing is done while it could not be noted. */
    private static <T> T noted(
            Settings settings, Deed.Kind kind, Work<T> work, Function<T, String> key)
            throws KeyFault, IOException {
        var deeds = new Deeds(settings.data().resolve("site"));
        try (FolderLock _ = ReleasesCommand.in(settings).lock()) {
            T done = work.run();
            deeds.note(Deed.of(kind, key.apply(done), Doer.name(), Doer.minute()));
            return done;
        }
    }

    /** {@code keys create}. */
    @Command(
            name = "create",
            description =
                    "Makes a key, which signs from the next build on. It is encrypted with the"
                            + " passphrase in MUSUBI_KEYS_PASSPHRASE, or in the file that"
                            + " MUSUBI_KEYS_PASSPHRASE_FILE names.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Mixin private StoreOptions store = new StoreOptions();

        @Override
        public Integer call() throws Settings.Invalid, Failure, KeyFault, IOException {
            Settings settings = store.settings();
            KeyFolder folder = settings.keyFolder();
            Optional<CityKey> before = folder.ring().signing();
            String passphrase = settings.keys().readPassphrase();
            CityKey key =
                    noted(
                            settings,
                            Deed.Kind.KEY_CREATE,
                            () -> folder.create(passphrase, Clock.systemUTC()),
                            CityKey::name);
            System.out.printf(
                    "Made %s: %s, encrypted, for this user only.%n",
                    key.name(), folder.file(key.name()).toAbsolutePath());
            System.out.println(
                    "Next: back up the folder of the keys and, in another place, the passphrase."
                            + " `musubi serve` needs the passphrase, too; its next build publishes"
                            + " the key in did.json and signs with it.");
            before.ifPresent(old ->
                    System.out.printf(
                            "Once did.json on the site shows %s: `musubi keys retire %s`.%n",
                            key.name(), old.name()));
            return 0;
        }
    }

    /** {@code keys list}. */
    @Command(
            name = "list",
            description = "Lists all keys, the newest first; the one with a star signs.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

        @Mixin private StoreOptions store = new StoreOptions();

        @Override
        public Integer call() throws Settings.Invalid, Failure, KeyFault {
            KeyRing ring = store.settings().keyFolder().ring();
            Optional<CityKey> signing = ring.signing();
            if (ring.keys().isEmpty()) {
                System.out.println("There is no key yet: make one with `musubi keys create`.");
            }
            ring.keys()
                    .reversed()
                    .forEach(
                            key -> System.out.println(line(key, signing.equals(Optional.of(key)))));
            return 0;
        }

        private static String line(CityKey key, boolean isSigning) {
            return String.format(
                    Locale.ROOT,
                    "%s %-14s %-11s %s to %-10s  %s",
                    isSigning ? "*" : " ",
                    key.name(),
                    key.state().name().toLowerCase(Locale.ROOT),
                    day(key.from()),
                    key.until() == null ? "" : day(key.until()),
                    key.key().text());
        }

        private static String day(Instant time) {
            return DAY.format(time.atZone(ZoneId.systemDefault()));
        }
    }

    /** A command on one key. */
    abstract static class OnOne implements Callable<Integer> {
        @Mixin private StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "ID", description = "The key, from `musubi keys list`.")
        private String name = "";

        /** Does it. */
        abstract KeyRing done(KeyFolder folder, String name) throws KeyFault;

        /** Says what was done, and what is next. */
        abstract void tell(String name, Path file, KeyRing ring);

        abstract Deed.Kind kind();

        @Override
        public Integer call() throws Settings.Invalid, Failure, KeyFault, IOException {
            Settings settings = store.settings();
            KeyFolder folder = settings.keyFolder();
            KeyRing ring = noted(settings, kind(), () -> done(folder, name), _ -> name);
            tell(name, folder.file(name).toAbsolutePath(), ring);
            return 0;
        }
    }

    /** {@code keys retire}. */
    @Command(
            name = "retire",
            description =
                    "Ends the use of a key after another was made. What it signed stays valid, so"
                            + " it stays in did.json.",
            mixinStandardHelpOptions = true)
    static final class Retire extends OnOne {
        @Override
        KeyRing done(KeyFolder folder, String name) throws KeyFault {
            return folder.retire(name, Clock.systemUTC());
        }

        @Override
        Deed.Kind kind() {
            return Deed.Kind.KEY_RETIRE;
        }

        @Override
        void tell(String name, Path file, KeyRing ring) {
            System.out.printf(
                    "%s signs nothing more; what it signed stays valid.%nNext: its private key is"
                            + " needed no more. Delete %s and its backups.%n",
                    name, file);
        }
    }

    /** {@code keys compromise}. */
    @Command(
            name = "compromise",
            description =
                    "Ends all trust in a key that somebody else may have. The next build takes it"
                            + " out of did.json and signs everything anew.",
            mixinStandardHelpOptions = true)
    static final class Compromise extends OnOne {
        @Override
        KeyRing done(KeyFolder folder, String name) throws KeyFault {
            return folder.compromise(name, Clock.systemUTC());
        }

        @Override
        Deed.Kind kind() {
            return Deed.Kind.KEY_COMPROMISE;
        }

        @Override
        void tell(String name, Path file, KeyRing ring) {
            System.out.printf("%s is trusted no more.%n", name);
            System.out.println(
                    ring.signing()
                            .map(next ->
                                    "Next: build the site now, so that it signs everything anew"
                                            + " with "
                                            + next.name()
                                            + " and did.json shows "
                                            + name
                                            + " no more.")
                            .orElse(
                                    "Next: nothing can be signed until there is another key. Make"
                                            + " one with `musubi keys create`, with a new"
                                            + " passphrase if the old one may be known, and build"
                                            + " the site."));
            System.out.printf(
                    "Then: publish since when the key may have been misused, ask holders to"
                            + " download their files anew, and delete %s and its backups.%n",
                    file);
        }
    }
}
