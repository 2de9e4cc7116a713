package jp.musubi.cms.search;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What people look for: the words of questions, how often in a day and how much was found, and
 * nothing of who asked. Questions are counted in memory and written down now and then, so that no
 * reader waits for it. Safe for many threads.
 */
public final class AskedWords implements AutoCloseable {
    /** Longest question that is counted; what is longer is a text rather than words. */
    static final int MAX_WORDS_CHARS = 60;

    /** Different questions that wait to be written; a flood beyond it is not counted. */
    static final int MAX_WAITING = 1_000;

    /** How often somebody must have asked for staff to see it: once may be about one person. */
    static final int MIN_TIMES = 2;

    private static final int KEPT_DAYS = 400;
    private static final int RARE_KEPT_DAYS = 30;
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** Addresses of mail, and numbers as long as those of telephones. */
    private static final Pattern PERSONAL = Pattern.compile("@|\\d(?:[-() ]?\\d){6}");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Logger LOG = LoggerFactory.getLogger(AskedWords.class);

    private final Database database;
    private final Map<Key, Count> waiting = new HashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("asked-words").daemon().factory());
    private final Future<?> rounds;

    /** Counts questions. */
    public AskedWords(Database database) {
        this.database = database;
        this.rounds =
                clock.scheduleWithFixedDelay(
                        this::write, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private record Key(String words, String language) {}

    private record Count(int times, int found) {
        Count and(Count other) {
            return new Count(times + other.times, other.found);
        }
    }

    /**
     * Words that were looked for.
     *
     * @param found most that was found on any day of the time that is looked at
     * @param last day on which they were last asked, in UTC
     */
    public record Asked(String words, String language, long times, int found, LocalDate last) {}

    /**
     * Counts a question.
     *
     * @param found how much it found
     */
    public void note(String text, String language, int found) {
        words(text).ifPresent(words -> note(new Key(words, language), new Count(1, found)));
    }

    private void note(Key key, Count count) {
        synchronized (waiting) {
            if (waiting.size() < MAX_WAITING || waiting.containsKey(key)) {
                waiting.merge(key, count, Count::and);
            }
        }
    }

    /** The words as they are counted; empty for what might tell of a person, and for texts. */
    static Optional<String> words(String text) {
        String plain =
                SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll(" ")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        boolean isCounted =
                plain.codePoints().anyMatch(Character::isLetterOrDigit)
                        && plain.length() <= MAX_WORDS_CHARS
                        && plain.codePoints().noneMatch(AskedWords::isSurrogate)
                        && !PERSONAL.matcher(plain).find();
        return isCounted ? Optional.of(plain) : Optional.empty();
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    /** Writes down what was counted; what cannot be written is kept for the next time. */
    void write() {
        Map<Key, Count> counted;
        synchronized (waiting) {
            counted = Map.copyOf(waiting);
            waiting.clear();
        }
        if (counted.isEmpty()) {
            return;
        }
        try {
            database.write(tx -> {
                counted.forEach((key, count) -> write(tx, key, count));
                return counted.size();
            });
        } catch (RuntimeException e) {
            LOG.warn("What was searched could not be written down; that is tried again.", e);
            counted.forEach(this::note);
        }
    }

    private static void write(Transaction tx, Key key, Count count) {
        tx.handle()
                .createUpdate(
                        "insert into asked_words (asked_on, words, language, times, found)"
                                + " values (?, ?, ?, ?, ?) on duplicate key update"
                                + " times = times + values(times), found = values(found)")
                .bind(0, day(tx.now()))
                .bind(1, key.words())
                .bind(2, key.language())
                .bind(3, count.times())
                .bind(4, count.found())
                .execute();
    }

    private static long day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toEpochDay();
    }

    /**
     * What was looked for, the most frequent first.
     *
     * @param days how far back
     * @param unmet only what found nothing in all that time
     */
    public List<Asked> most(int days, boolean unmet, int limit) {
        write();
        return database.read(tx ->
                tx.handle()
                        .createQuery(
                                "select words, language, sum(times) as asked, max(found) as most,"
                                        + " max(asked_on) as last_on from asked_words"
                                        + " where asked_on > ? group by words, language"
                                        + " having sum(times) >= ? and max(found) "
                                        + (unmet ? "= 0" : "> 0")
                                        + " order by asked desc, words limit "
                                        + limit)
                        .bind(0, day(tx.now()) - days)
                        .bind(1, MIN_TIMES)
                        .map((row, context) ->
                                new Asked(
                                        row.getString("words"),
                                        row.getString("language"),
                                        row.getLong("asked"),
                                        row.getInt("most"),
                                        LocalDate.ofEpochDay(row.getLong("last_on"))))
                        .list());
    }

    /** Forgets what is old, and what was rare after a while; gives back how many rows. */
    public static int sweep(Transaction tx) {
        long today = day(tx.now());
        return tx.handle()
                .createUpdate(
                        "delete from asked_words"
                                + " where asked_on < ? or (asked_on < ? and times < ?)")
                .bind(0, today - KEPT_DAYS)
                .bind(1, today - RARE_KEPT_DAYS)
                .bind(2, MIN_TIMES)
                .execute();
    }

    /** Writes down the last counts. */
    @Override
    public void close() {
        rounds.cancel(false);
        clock.shutdown();
        write();
    }
}
