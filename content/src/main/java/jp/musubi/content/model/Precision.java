package jp.musubi.content.model;

/** How coarse a date may be. */
public enum Precision {
    DAY,
    MONTH,
    YEAR
}
