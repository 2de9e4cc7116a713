package jp.musubi.cms.award.edition;

/**
 * What jurors look at.
 *
 * @param id short, of this edition alone
 * @param rubric what the marks from {@link #LOWEST} to {@link #HIGHEST} mean
 * @param weight how much it counts beside the others; at least 1
 */
public record Criterion(String id, Wording name, Wording rubric, int weight) {
    /** The lowest mark. */
    public static final int LOWEST = 1;

    /** The highest mark. */
    public static final int HIGHEST = 5;
}
