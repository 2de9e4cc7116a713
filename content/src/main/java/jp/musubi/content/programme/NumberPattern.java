package jp.musubi.content.programme;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the numbers of a programme look like.
 *
 * @param text letters, digits and hyphens around <code>{year}</code> and <code>{count}</code>
 */
public record NumberPattern(String text) {
    /** Every text that is a pattern. Its numbers are at most 40 characters long. */
    public static final Pattern SHAPE =
            Pattern.compile(
                    "(?=.{13,40}$)[A-Za-z0-9-]*\\{year}[A-Za-z0-9-]*\\{count}[A-Za-z0-9-]*");

    /** What awards are numbered by: their own letter keeps them apart from banners. */
    public static final NumberPattern OF_AWARDS = new NumberPattern("H-{year}-{count}");

    /** Digits that a count is filled up to. */
    private static final int LEAST_DIGITS = 4;

    /** Digits of the largest count of a year. */
    private static final int MOST_DIGITS = 6;

    /** Stands for any digit. */
    private static final char DIGIT = '#';

    public NumberPattern {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(text + " is no pattern of numbers");
        }
    }

    /**
     * The number of a count.
     *
     * @param count of those given in the year, from 1
     */
    public String number(int year, int count) {
        return text.replace("{year}", Integer.toString(year))
                .replace("{count}", String.format(Locale.ROOT, "%04d", count));
    }

    /** The count that a number of a year has; empty if it is no such number. */
    public OptionalInt count(String number, int year) {
        Matcher matcher = shape(Integer.toString(year), "([0-9]{1,6})").matcher(number);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }

    /** Whether a number looks so, in any year. */
    public boolean fits(String number) {
        return shape("[0-9]{4}", "[0-9]{4,6}").matcher(number).matches();
    }

    /** Addresses do not tell capitals from small letters, so numbers do not either. */
    private Pattern shape(String year, String count) {
        String pattern =
                Pattern.quote(text)
                        .replace("{year}", "\\E" + year + "\\Q")
                        .replace("{count}", "\\E" + count + "\\Q");
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** Whether some number looks like those of both patterns. */
    public boolean overlaps(NumberPattern other) {
        for (int own = LEAST_DIGITS; own <= MOST_DIGITS; own++) {
            for (int others = LEAST_DIGITS; others <= MOST_DIGITS; others++) {
                if (overlap(symbols(own), other.symbols(others))) {
                    return true;
                }
            }
        }
        return false;
    }

    private String symbols(int digits) {
        String mark = Character.toString(DIGIT);
        return text.toLowerCase(Locale.ROOT)
                .replace("{year}", mark.repeat(4))
                .replace("{count}", mark.repeat(digits));
    }

    private static boolean overlap(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < one.length(); i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            boolean isSame = a == b || (a == DIGIT && isDigit(b)) || (b == DIGIT && isDigit(a));
            if (!isSame) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char symbol) {
        return symbol >= '0' && symbol <= '9';
    }

    @Override
    public String toString() {
        return text;
    }
}
