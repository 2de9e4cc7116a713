package jp.musubi.cms.edit;

import jp.musubi.cms.entry.ReadableDiff;

import java.util.List;
import java.util.Locale;

/**
 * A piece of a text that is compared with another.
 *
 * @param op {@code equal}, {@code delete} or {@code insert}
 */
public record PieceView(String op, String text) {
    static List<PieceView> between(String before, String after) {
        return ReadableDiff.between(before, after).stream()
                .map(change ->
                        new PieceView(
                                change.operation().name().toLowerCase(Locale.ROOT), change.text()))
                .toList();
    }
}
