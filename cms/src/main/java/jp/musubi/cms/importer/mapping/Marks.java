package jp.musubi.cms.importer.mapping;

import java.util.Optional;
import java.util.Set;

/** Words and signs for yes and no. */
final class Marks {
    private static final Set<String> YES =
            Set.of(
                    "○", "◯", "〇", "●", "◎", "✓", "✔", "レ", "v", "1", "1.0", "true", "yes", "y",
                    "on", "有", "あり", "有り", "はい", "可", "する", "実施", "該当", "丸", "まる", "o");
    private static final Set<String> NO =
            Set.of(
                    "×", "✕", "✗", "x", "0", "0.0", "false", "no", "n", "off", "無", "なし", "無し",
                    "いいえ", "不可", "しない", "未実施", "非該当", "-", "ー", "該当なし");

    private Marks() {}

    /** Empty for what means neither. */
    static Optional<Boolean> read(String text) {
        String key = Folding.key(text);
        if (YES.contains(key) || YES.contains(Folding.trim(text))) {
            return Optional.of(true);
        }
        return NO.contains(key) || NO.contains(Folding.trim(text))
                ? Optional.of(false)
                : Optional.empty();
    }
}
