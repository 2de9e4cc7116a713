package jp.musubi.cms.award.edition;

/**
 * Who may be nominated.
 *
 * @param registered whether only groups that are registered with the city
 * @param activeYears years for which a nominee has been active; 0 for any
 * @param notHonouredYears years within which a nominee was not honoured in the same category; 0 for
 *     any
 * @param ownNomination whether groups may nominate themselves
 * @param supporters people who support a nomination by others; 0 for none
 */
public record EntryRules(
        boolean registered,
        int activeYears,
        int notHonouredYears,
        boolean ownNomination,
        int supporters) {
    /** What a new edition begins with. */
    static final EntryRules USUAL = new EntryRules(true, 2, 3, true, 0);
}
