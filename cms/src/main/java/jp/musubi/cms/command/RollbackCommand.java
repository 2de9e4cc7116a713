package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
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
        Releases releases = ReleasesCommand.in(store.settings());
        if (isResumed) {
            System.out.println(
                    releases.resume()
                            ? "Publishing goes on; a running server shows what is public now."
                            : "Publishing was not waiting.");
            return 0;
        }
        try (FolderLock _ = releases.lock()) {
            Release shown = releases.rollBack(release == null ? before(releases) : release);
            System.out.println(
                    "Release "
                            + shown.sameAs().orElseThrow()
                            + " is shown again. Publishing waits until `musubi rollback"
                            + " --resume`.");
        }
        return 0;
    }

    private static long before(Releases releases) throws IOException, Failure {
        return releases.all().stream()
                .skip(1)
                .findFirst()
                .map(Release::number)
                .orElseThrow(() -> new Failure("There is no earlier release to show."));
    }
}
