package jp.musubi.site.plan;

import jp.musubi.content.entry.Entry;

/** What the search index knows of an entry. It is no file; its address is a name that none has. */
public record SearchPlan(Entry entry) implements Planned {
    /** What the names of such plans begin with. */
    public static final String PREFIX = "search:";

    @Override
    public String address() {
        return PREFIX + entry.id();
    }
}
