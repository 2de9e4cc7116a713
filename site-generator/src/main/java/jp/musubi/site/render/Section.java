package jp.musubi.site.render;

/** The part of the site that a page belongs to: what the header marks as the present place. */
enum Section {
    HOME(""),
    GROUPS("group"),
    REPORTS("report"),
    AWARDS("award"),
    PARTNERS("banner"),
    GUIDE("page"),
    SEARCH(""),
    OTHER("");

    /** The content type whose list the header links to; empty if it has no link there. */
    private final String type;

    Section(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** The part that entries of a type are in. */
    static Section of(String type) {
        for (Section section : values()) {
            if (!section.type.isEmpty() && section.type.equals(type)) {
                return section;
            }
        }
        return OTHER;
    }
}
