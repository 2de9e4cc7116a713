package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.Scope;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code token}: what programs sign in with. */
@Command(
        name = "token",
        description = "Tokens that programs sign in with.",
        mixinStandardHelpOptions = true,
        subcommands = TokenCommand.Create.class)
final class TokenCommand {
    private TokenCommand() {}

    /** {@code token create}. */
    @Command(
            name = "create",
            description = "Makes a token and prints it, this once, alone on the last line.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Mixin private StoreOptions store = new StoreOptions();

        @Option(
                names = "--account",
                required = true,
                paramLabel = "E",
                description = "Mail address of the account it acts for.")
        private String account = "";

        @Option(
                names = "--name",
                required = true,
                paramLabel = "N",
                description = "What it is for.")
        private String name = "";

        @Option(
                names = "--scope",
                paramLabel = "S",
                defaultValue = "read",
                description = "read or write (default: ${DEFAULT-VALUE}).")
        private String scope = "";

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws Failure, Settings.Invalid {
            Scope wanted = Scope.of(scope.toLowerCase(Locale.ROOT)).orElseThrow(this::wrongScope);
            try (Wiring wiring = Wiring.open(store.settings())) {
                Account holder =
                        wiring.accounts()
                                .findByEmail(account)
                                .orElseThrow(() ->
                                        new Failure(
                                                "There is no account "
                                                        + account
                                                        + ": make it with 'account create'."));
                var created =
                        wiring.database()
                                .write(tx ->
                                        wiring.tokens()
                                                .create(tx, holder.id(), name, wanted, null));
                System.out.println(created.secret());
                return 0;
            }
        }

        private ParameterException wrongScope() {
            if (spec == null) {
                throw new IllegalStateException("picocli runs the command");
            }
            return new ParameterException(
                    spec.commandLine(), "--scope is '" + scope + "': write read or write.");
        }
    }
}
