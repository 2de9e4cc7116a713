package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code account}: people who may sign in. */
@Command(
        name = "account",
        description = "Accounts of people.",
        mixinStandardHelpOptions = true,
        subcommands = AccountCommand.Create.class)
final class AccountCommand {
    private AccountCommand() {}

    /** {@code account create}. */
    @Command(
            name = "create",
            description = "Makes an account; the passphrase is read from standard input.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Mixin private StoreOptions store = new StoreOptions();

        @Option(names = "--email", required = true, description = "Mail address.")
        private String email = "";

        @Option(names = "--name", required = true, description = "What people call them.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                description = "One of ${COMPLETION-CANDIDATES}, in any case.")
        private Role role = Role.EDITOR;

        @Override
        public Integer call() throws Failure, Settings.Invalid, IOException {
            String passphrase = passphrase();
            try (Wiring wiring = Wiring.open(store.settings())) {
                var wanted = new AccountStore.NewAccount(email, name, role, passphrase, true);
                return switch (wiring.accounts().create(wanted)) {
                    case AccountStore.Outcome.Created(var account) -> {
                        System.out.println("account: " + account.email());
                        yield 0;
                    }
                    case AccountStore.Outcome.Refused(var problems) ->
                            throw new Failure(
                                    problems.stream()
                                            .map(problem ->
                                                    problem.field() + ": " + problem.message("en"))
                                            .collect(Collectors.joining(" ")));
                };
            }
        }

        private static String passphrase() throws IOException, Failure {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = in.readLine();
            if (line == null || line.isEmpty()) {
                throw new Failure(
                        "No passphrase came on standard input: write it there as one line.");
            }
            return line;
        }
    }
}
