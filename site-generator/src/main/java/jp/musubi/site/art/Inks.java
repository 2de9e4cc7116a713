package jp.musubi.site.art;

/**
 * The colours of a drawing, each as <code>#rrggbb</code>.
 *
 * @param ground what all else stands on
 * @param edge line around it
 * @param sign the sign of the state
 * @param text words
 * @param plate what the word of a state stands on
 * @param onPlate what stands on a plate
 */
record Inks(String ground, String edge, String sign, String text, String plate, String onPlate) {
    private static final String GOLD = "#ffd43b";
    private static final String WHITE = "#ffffff";
    private static final String AI = "#17457a";
    private static final String AI_NIGHT = "#102f55";
    private static final String OUDO = "#7a5100";
    private static final String OUDO_TINT = "#fbf0d9";
    private static final String OUDO_LIGHT = "#e7c06e";
    private static final String OUDO_NIGHT = "#2b210d";
    private static final String STONE = "#5a554c";
    private static final String STONE_LIGHT = "#b9b4a9";
    private static final String MURASAKI = "#4f2b63";
    private static final String MURASAKI_NIGHT = "#3b2049";
    private static final String GOLD_LINE = "#d9b65a";
    private static final String ENJI = "#a01c3a";
    private static final String ENJI_LIGHT = "#f5a0af";

    /** Of the cards of pages, which have no dark form. */
    static final Inks PAGE = new Inks("#fdfcfa", "#efe9dd", ENJI, "#211f1b", "#58534a", "#fdfcfa");

    /** On light paper; also that of pictures in pixels. */
    static Inks light(BannerLook look) {
        return switch (look) {
            case ACTIVE -> new Inks(AI, AI, GOLD, WHITE, GOLD, AI);
            case SUSPENDED -> new Inks(OUDO_TINT, OUDO, OUDO, "#4a3200", OUDO, OUDO_TINT);
            case EXPIRED -> new Inks("#e4e2dd", "#6b665c", STONE, "#45413a", STONE, WHITE);
            case REVOKED -> new Inks(WHITE, ENJI, ENJI, "#8a1731", ENJI, WHITE);
            case AWARD -> new Inks(MURASAKI, GOLD_LINE, GOLD, WHITE, GOLD, MURASAKI);
        };
    }

    /** For readers who prefer dark screens. */
    static Inks dark(BannerLook look) {
        return switch (look) {
            case ACTIVE -> new Inks(AI_NIGHT, "#9ec5f2", GOLD, WHITE, GOLD, AI_NIGHT);
            case SUSPENDED ->
                    new Inks(OUDO_NIGHT, OUDO_LIGHT, OUDO_LIGHT, "#f3dcab", OUDO_LIGHT, OUDO_NIGHT);
            case EXPIRED ->
                    new Inks("#2a2c31", "#868c97", STONE_LIGHT, "#d6d2c9", STONE_LIGHT, "#1b1d21");
            case REVOKED ->
                    new Inks("#1e2127", ENJI_LIGHT, ENJI_LIGHT, ENJI_LIGHT, ENJI_LIGHT, "#2a1016");
            case AWARD -> new Inks(MURASAKI_NIGHT, GOLD_LINE, GOLD, WHITE, GOLD, MURASAKI_NIGHT);
        };
    }

    String of(Ink ink) {
        return switch (ink) {
            case GROUND -> ground;
            case EDGE -> edge;
            case SIGN -> sign;
            case TEXT -> text;
            case PLATE -> plate;
            case ON_PLATE -> onPlate;
        };
    }
}
