package jp.musubi.site.render;

/**
 * One letter of the index あかさたな.
 *
 * @param address empty if no entry begins with it
 * @param label what the letter stands for
 */
public record KanaView(String letter, String label, String address) {}
