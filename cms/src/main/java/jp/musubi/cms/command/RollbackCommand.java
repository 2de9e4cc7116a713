package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.release.Deed;
import jp.musubi.cms.release.Deeds;
import jp.musubi.cms.release.FolderLock;
import jp.musubi.cms.release.Release;
import jp.musubi.cms.release.Releases;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code rollback}: shows an earlier release again. */
@Command(
        name = "rollback",
        description =
                "Shows an earlier release again, at once, while the server runs or not. Publishing"
                        + " waits from then on; what is approved meanwhile is kept.",
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
    @Mixin private StoreOptions store = new StoreOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "RELEASE",
            description =
                    "Number of the release, from `musubi releases` (default: the one before).")
    private @Nullable Long release;

    @Option(
            names = "--resume",
            description = "Lets publishing go on: what is public now is shown again.")
    private boolean isResumed;

    @Override
    public Integer call() throws Settings.Invalid, Failure, IOException {
        Settings settings = store.settings();
        Releases releases = ReleasesCommand.in(settings);
        var deeds = new Deeds(settings.data().resolve("site"));
        try (FolderLock _ = releases.lock()) {
            System.out.println(isResumed ? resumed(releases, deeds) : shownAgain(releases, deeds));
        }
        return 0;
    }

    private static String resumed(Releases releases, Deeds deeds) throws IOException {
        if (releases.hold().isEmpty()) {
            return "Publishing was not waiting.";
        }
        deeds.note(deed(Deed.Kind.RESUME, 0, 0));
        releases.resume();
        return "Publishing goes on; a running server shows what is public now.";
    }

    /** The note comes first: a deed that is not in the record would be worse than the reverse. */
    private String shownAgain(Releases releases, Deeds deeds) throws IOException, Failure {
        long wanted = release == null ? before(releases) : release;
        long instead = releases.shown().map(Release::number).orElse(0L);
        if (releases.all().stream().anyMatch(one -> one.number() == wanted && wanted < instead)) {
            deeds.note(deed(Deed.Kind.HOLD, wanted, instead));
        }
        Release shown = releases.rollBack(wanted);
        return "Release "
                + shown.sameAs().orElseThrow()
                + " is shown again. Publishing waits until `musubi rollback --resume`.";
    }

    private static Deed deed(Deed.Kind kind, long release, long instead) {
        return Deed.of(kind, release, instead, Doer.name(), Doer.minute());
    }

    private static long before(Releases releases) throws IOException, Failure {
        return releases.all().stream()
                .skip(1)
                .findFirst()
                .map(Release::number)
                .orElseThrow(() -> new Failure("There is no earlier release to show."));
    }
}
