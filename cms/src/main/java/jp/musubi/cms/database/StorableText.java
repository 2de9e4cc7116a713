package jp.musubi.cms.database;

/**
 * Texts that every database stores and gives back alike. A lone surrogate would come back from
 * MariaDB as a question mark.
 */
public final class StorableText {
    private StorableText() {}

    /**
     * The text itself.
     *
     * @throws IllegalArgumentException when it has a lone surrogate
     */
    public static String checked(String text) {
        if (!isStorable(text)) {
            throw new IllegalArgumentException("the text has a lone surrogate");
        }
        return text;
    }

    /** Whether every surrogate has its other half. */
    public static boolean isStorable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                boolean pair =
                        Character.isHighSurrogate(unit)
                                && at + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    /**
     * The beginning of a text, cut between characters.
     *
     * @param maxUnits UTF-16 units, which is how H2 counts; MariaDB counts characters
     */
    public static String cut(String text, int maxUnits) {
        checked(text);
        if (text.length() <= maxUnits) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(maxUnits - 1));
        return text.substring(0, splits ? maxUnits - 1 : maxUnits);
    }
}
