package jp.musubi.cms.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Public answers kept ready, each good for one generation of the store: nothing stale is given,
 * because the generation is asked for each time. Thread-safe.
 */
public final class AnswerCache {
    private static final int ENTRY_BYTES = 500;

    private final LongSupplier generation;
    private final Cache<String, Kept> answers;

    private record Kept(long generation, Answer answer) {}

    /**
     * An empty cache.
     *
     * @param generation changes whenever a public answer may
     */
    public AnswerCache(LongSupplier generation) {
        this.generation = generation;
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight(WebLimits.MAX_CACHED_ANSWER_BYTES)
                        .weigher(AnswerCache::weight)
                        .build();
    }

    private static int weight(String key, Kept kept) {
        return ENTRY_BYTES + 2 * key.length() + (int) kept.answer().length();
    }

    /**
     * The answer to a question.
     *
     * @param key the whole question, in one spelling
     * @param work answers it; its refusals are not kept
     */
    public Answer get(String key, Supplier<Answer> work) {
        long now = generation.getAsLong();
        Kept kept = answers.getIfPresent(key);
        if (kept != null && kept.generation() == now) {
            return kept.answer();
        }
        Answer answer = work.get();
        long bytes = answer.length();
        if (bytes >= 0 && bytes <= WebLimits.MAX_CACHED_ANSWER_BYTES_EACH) {
            answers.put(key, new Kept(now, answer));
        }
        return answer;
    }
}
