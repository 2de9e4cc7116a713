package jp.musubi.cms.command;

import jp.musubi.cms.credential.proof.RdfcProof;
import jp.musubi.cms.credential.verify.Sources;
import jp.musubi.cms.credential.verify.Verdict;
import jp.musubi.cms.credential.verify.Verification;
import jp.musubi.cms.fetch.Unfetched;
import jp.musubi.cms.fetch.WebReader;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

/** {@code badge}: partner banners and awards as files. */
@Command(
        name = "badge",
        description = "Partner banners and awards as files.",
        mixinStandardHelpOptions = true,
        subcommands = BadgeCommand.Verify.class)
final class BadgeCommand {
    private BadgeCommand() {}

    /** {@code badge verify}. */
    @Command(
            name = "verify",
            description =
                    "Tells whether a credential is valid: prints 'valid', or 'invalid:' and why,"
                            + " and exits with 0 or 1. Its issuer's keys and the list of revoked"
                            + " credentials are asked for by HTTPS.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Parameters(
                paramLabel = "FILE|URL",
                description = "JSON, or a PNG or SVG with a credential inside.")
        private String place = "";

        @Option(
                names = "--did",
                paramLabel = "FILE",
                description = "Take this file for the issuer's did.json.")
        private @Nullable Path did;

        @Option(
                names = "--status",
                paramLabel = "FILE",
                description = "Take this file for the list of revoked credentials.")
        private @Nullable Path status;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var web = WebReader.alsoHere();
            var verification =
                    new Verification(
                            new Sources(web, there(did), there(status)),
                            RdfcProof.bundled(),
                            Clock.systemUTC());
            byte[] file;
            try {
                file = read(web);
            } catch (Unfetched e) {
                System.out.println(
                        "invalid: cannot decide, as it could not be read: " + e.getMessage() + ".");
                return 1;
            }
            return switch (verification.verify(file)) {
                case Verdict.Valid() -> {
                    System.out.println("valid");
                    yield 0;
                }
                case Verdict.Invalid(var _, String sentence) -> {
                    System.out.println("invalid: " + sentence);
                    yield 1;
                }
            };
        }

        private byte[] read(WebReader web) throws Unfetched {
            if (place.startsWith("https://") || place.startsWith("http://")) {
                return web.read(address());
            }
            try {
                Path file = Path.of(place);
                if (Files.isRegularFile(file)) {
                    if (Files.size(file) > WebReader.MAX_BYTES) {
                        throw wrong("'" + place + "' is larger than any credential: 10 MiB.");
                    }
                    return Files.readAllBytes(file);
                }
            } catch (IOException | InvalidPathException e) {
                // The sentence below says what is wanted.
            }
            throw wrong(
                    "There is no file '%s' that can be read. Give a JSON, PNG or SVG file, or an address that begins with https://."
                            .formatted(place));
        }

        private URI address() {
            try {
                return URI.create(place);
            } catch (IllegalArgumentException e) {
                throw wrong("'" + place + "' is no address.");
            }
        }

        private @Nullable Path there(@Nullable Path file) {
            if (file != null && !Files.isReadable(file)) {
                throw wrong("There is no file '" + file + "'.");
            }
            return file;
        }

        private ParameterException wrong(String sentence) {
            if (spec == null) {
                throw new IllegalStateException("picocli runs the command");
            }
            return new ParameterException(spec.commandLine(), sentence);
        }
    }
}
