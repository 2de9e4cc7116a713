package jp.musubi.cms.setting;

import jp.musubi.content.label.Label;
import jp.musubi.content.snapshot.Site;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * What people may say about the site as a whole. Its address and its languages are not among it:
 * they are decided with where it is served.
 *
 * @param labels texts by part; a part that nobody wrote is missing
 * @param sample whether every page must say that its groups are fictional
 */
public record SiteWords(Map<SitePart, Label> labels, boolean sample) {
    public SiteWords {
        labels = Map.copyOf(labels);
    }

    static SiteWords of(Site site) {
        Map<SitePart, Label> labels = new EnumMap<>(SitePart.class);
        labels.put(SitePart.TITLE, site.title());
        labels.put(SitePart.CITY, site.city());
        put(labels, SitePart.DESCRIPTION, site.description());
        put(labels, SitePart.OFFICE, site.office());
        put(labels, SitePart.AWARDER, site.awarder());
        return new SiteWords(labels, site.sample());
    }

    private static void put(Map<SitePart, Label> labels, SitePart part, @Nullable Label label) {
        if (label != null) {
            labels.put(part, label);
        }
    }

    /** A site that says so. */
    Site in(Site site) {
        return new Site(
                labels.getOrDefault(SitePart.TITLE, site.title()),
                labels.getOrDefault(SitePart.CITY, site.city()),
                labels.get(SitePart.DESCRIPTION),
                labels.get(SitePart.OFFICE),
                labels.get(SitePart.AWARDER),
                site.baseUrl(),
                site.languages(),
                site.generatedAt(),
                sample,
                site.look(),
                site.artwork());
    }

    /** A part in a language; empty if nobody wrote it in that one. */
    public String text(SitePart part, String language) {
        Label label = labels.get(part);
        return label == null ? "" : label.texts().getOrDefault(language, "");
    }

    /** A part as readers of a language see it; empty if nobody wrote it. */
    public String shown(SitePart part, String language) {
        Label label = labels.get(part);
        return label == null ? "" : label.in(language);
    }
}
