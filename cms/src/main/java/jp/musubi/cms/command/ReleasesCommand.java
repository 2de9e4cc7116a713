package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.release.Hold;
import jp.musubi.cms.release.Release;
import jp.musubi.cms.release.Releases;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code releases}: what readers see and saw. */
@Command(
        name = "releases",
        description = "Lists the releases of the site that can be shown again, newest first.",
        mixinStandardHelpOptions = true)
final class ReleasesCommand implements Callable<Integer> {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Mixin private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws Settings.Invalid, Failure, IOException {
        Releases releases = in(store.settings());
        List<Release> all = releases.all();
        if (all.isEmpty()) {
            System.out.println("There is no release yet.");
        }
        all.forEach(release -> System.out.println(line(release, release.equals(all.getFirst()))));
        releases.hold().ifPresent(hold -> System.out.println(sentence(hold)));
        return 0;
    }

    /** The releases of a data folder; the store is not needed, so a server may be running. */
    static Releases in(Settings settings) {
        return new Releases(settings.data().resolve("site"), Clock.systemUTC());
    }

    private static String line(Release release, boolean isShown) {
        String how =
                release.sameAs().isPresent()
                        ? "as release " + release.sameAs().getAsLong()
                        : String.format(
                                Locale.ROOT,
                                "%,d pages, %,d files changed, %,d removed",
                                release.pages(),
                                release.written(),
                                release.removed());
        return String.format(
                Locale.ROOT,
                "%s %6d  %s  %s",
                isShown ? "*" : " ",
                release.number(),
                MINUTE.format(release.shownAt().atZone(ZoneId.systemDefault())),
                how);
    }

    private static String sentence(Hold hold) {
        return "Publishing waits since "
                + MINUTE.format(hold.since().atZone(ZoneId.systemDefault()))
                + ", as release "
                + hold.release()
                + " is shown again; `musubi rollback --resume` lets it go on.";
    }
}
