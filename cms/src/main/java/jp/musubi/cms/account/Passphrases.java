package jp.musubi.cms.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

import jp.musubi.content.problem.Problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Hashing of passphrases with Argon2id and what makes a passphrase good enough. A hash takes much
 * memory and some 50 ms on purpose, so no more run at once than there are processors.
 */
public final class Passphrases {
    /** Characters (code points) of a passphrase that its owner chooses. */
    public static final int MIN_CHARS = 10;

    /** Characters of a passphrase that staff choose for somebody, to be changed soon. */
    public static final int MIN_CHARS_BY_STAFF = 6;

    /** Characters of a passphrase; long ones are welcome, endless ones are an attack. */
    public static final int MAX_CHARS = 256;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);

    private static final Set<String> COMMON = common();

    private final Semaphore running =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /**
     * Compared with when there is no account, so that the answer takes as long. Made when it is
     * first needed: a start that waits for nobody's passphrase is slower by more than anything that
     * it does.
     */
    private static final class Nobody {
        static final String HASH = hashed("nobody has this passphrase");
    }

    /** What is wrong with a passphrase for the account of that address; empty if nothing is. */
    public List<Problem> problems(String passphrase, String email, boolean byStaff) {
        int chars = passphrase.codePointCount(0, passphrase.length());
        int least = byStaff ? MIN_CHARS_BY_STAFF : MIN_CHARS;
        if (chars < least) {
            return List.of(Problem.at("passphrase", "passphrase_short", least));
        }
        if (chars > MAX_CHARS) {
            return List.of(Problem.at("passphrase", "passphrase_long", MAX_CHARS));
        }
        String folded = folded(passphrase).toLowerCase(Locale.ROOT);
        boolean guessable =
                COMMON.contains(folded)
                        || folded.equals(email.toLowerCase(Locale.ROOT))
                        || folded.codePoints().distinct().count() < 3;
        return guessable ? List.of(Problem.at("passphrase", "passphrase_common")) : List.of();
    }

    String hash(String passphrase) {
        return bounded(() -> hashed(passphrase));
    }

    private static String hashed(String passphrase) {
        return Password.hash(folded(passphrase)).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    /** Whether the passphrase is the one of that hash, whatever settings it was made with. */
    boolean verify(String passphrase, String hash) {
        if (passphrase.length() > MAX_CHARS * 2) {
            return false;
        }
        return bounded(() ->
                Password.check(folded(passphrase), hash)
                        .with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as {@link #verify} and says no. */
    boolean verifyNobody(String passphrase) {
        verify(passphrase, Nobody.HASH);
        return false;
    }

    /** The same letters typed on another keyboard are the same passphrase. */
    private static String folded(String passphrase) {
        return Normalizer.normalize(passphrase, Normalizer.Form.NFKC);
    }

    private <T> T bounded(Supplier<T> work) {
        running.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private static Set<String> common() {
        try (var in =
                        Objects.requireNonNull(
                                Passphrases.class.getResourceAsStream("common-passphrases.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
