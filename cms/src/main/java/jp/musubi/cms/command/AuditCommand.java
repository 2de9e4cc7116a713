package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.cms.audit.Verification;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** {@code audit}: the record of what was done. */
@Command(
        name = "audit",
        description = "The record of who did what.",
        mixinStandardHelpOptions = true,
        subcommands = AuditCommand.Verify.class)
final class AuditCommand {
    private AuditCommand() {}

    /** {@code audit verify}. */
    @Command(
            name = "verify",
            description =
                    "Checks that no event was changed, added or taken out. Prints how many there"
                            + " are and the digest of the last one; note it elsewhere.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Mixin private StoreOptions store = new StoreOptions();

        @Override
        public Integer call() throws Settings.Invalid, Failure {
            try (Wiring wiring = Wiring.open(store.settings())) {
                return switch (wiring.audit().verify()) {
                    case Verification.Intact(long events, String head) -> {
                        System.out.println(events + " events, intact, last digest " + head);
                        yield 0;
                    }
                    case Verification.Broken(long sequence, String why) ->
                            throw new Failure(
                                    "The record is broken at event " + sequence + ": " + why + ".");
                };
            }
        }
    }
}
