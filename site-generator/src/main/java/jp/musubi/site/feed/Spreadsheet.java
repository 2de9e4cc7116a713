package jp.musubi.site.feed;

/** What has to be known about spreadsheets to write CSV for them. */
public final class Spreadsheet {
    private Spreadsheet() {}

    /**
     * A spreadsheet takes text that begins so for a formula; an apostrophe before it makes it text
     * again (OWASP, CSV injection).
     */
    public static String defused(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠' -> "'" + text;
            default -> text;
        };
    }
}
