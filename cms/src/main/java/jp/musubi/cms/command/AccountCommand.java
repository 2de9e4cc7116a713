package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.entry.StoredEntry;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
        private Position position = Position.EDITOR;

        @Option(
                names = "--group",
                paramLabel = "SLUG",
                description = "The group that an owner or editor writes for.")
        private @Nullable String group;

        /** What somebody is, as people say it in one word. */
        enum Position {
            ADMINISTRATOR(Role.ADMINISTRATOR, Membership.Part.EDITOR),
            STAFF(Role.STAFF, Membership.Part.EDITOR),
            OWNER(Role.MEMBER, Membership.Part.OWNER),
            EDITOR(Role.MEMBER, Membership.Part.EDITOR);

            private final Role role;
            private final Membership.Part part;

            Position(Role role, Membership.Part part) {
                this.role = role;
                this.part = part;
            }
        }

        @Override
        public Integer call() throws Failure, Settings.Invalid, IOException {
            String passphrase = passphrase();
            try (Wiring wiring = Wiring.open(store.settings())) {
                Optional<StoredEntry> joined = group(wiring);
                var wanted =
                        new AccountStore.NewAccount(email, name, position.role, passphrase, true);
                return switch (wiring.accounts().create(wanted)) {
                    case AccountStore.Outcome.Created(Account account) -> {
                        joined.ifPresent(entry -> join(wiring, account, entry));
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

        private Optional<StoredEntry> group(Wiring wiring) throws Failure {
            if (group == null) {
                return Optional.empty();
            }
            Optional<StoredEntry> found = wiring.entries().find("group", group);
            if (found.isEmpty()) {
                throw new Failure(
                        "There is no group "
                                + group
                                + ": write its slug as it stands in the address of its page.");
            }
            return found;
        }

        private void join(Wiring wiring, Account account, StoredEntry entry) {
            wiring.database()
                    .write(tx -> {
                        wiring.accounts().join(tx, account.id(), entry.id(), position.part);
                        return entry;
                    });
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
