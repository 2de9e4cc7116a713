package jp.musubi.content.model;

/** An additional shape that a text must have. */
public enum Format {
    /** No further shape. */
    FREE,
    /** Readings: hiragana, katakana, digits, Latin letters and punctuation, but no kanji. */
    KANA,
    /** A Japanese corporate number: 13 digits with a check digit. */
    CORPORATE_NUMBER,
    /** A Japanese postcode: seven digits, written {@code 920-8577}. */
    POSTCODE,
    /** An issued number that is part of an address: letters, digits and single hyphens. */
    NUMBER
}
