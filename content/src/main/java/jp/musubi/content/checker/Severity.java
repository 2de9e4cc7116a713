package jp.musubi.content.checker;

/** How much a finding weighs. */
public enum Severity {
    /** A text with it is not handed in. */
    ERROR,
    /** Advice that may be left alone. */
    HINT
}
