package jp.musubi.site.certificate;

/**
 * What stands together in a column.
 *
 * @param face which font has it; all its characters are in one
 * @param length how much of the column it takes, in ems
 */
record Cell(String text, Turn turn, int face, double length) {
    /** How characters stand in a column. */
    enum Turn {
        /** One under the other. */
        UPRIGHT,
        /** Side by side in the room of one (縦中横). */
        ACROSS,
        /** A line of Latin letters, turned to the right. */
        SIDEWAYS,
        /** Nothing but room. */
        GAP
    }

    private static final String NOT_AT_HEAD =
            "、。，．・：；？！ゝゞ々〻ー～〜）」』】〕〉》｝］〟…‥" + "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ";
    private static final String NOT_AT_FOOT = "（「『【〔〈《｛［〝";
    private static final String HANGING = "、。，．";

    /** Whether no column may begin with it. */
    boolean isNotAtHead() {
        return turn == Turn.GAP || NOT_AT_HEAD.contains(text);
    }

    /** Whether no column may end with it. */
    boolean isNotAtFoot() {
        return turn != Turn.GAP && NOT_AT_FOOT.contains(text);
    }

    /** Whether it may stand below the end of a column. */
    boolean isHanging() {
        return turn == Turn.UPRIGHT && HANGING.contains(text);
    }
}
