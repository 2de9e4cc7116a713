package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.RenderFailed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A page of the site as it stands beside forms of the program. */
final class PreviewPage {
    private static final String BODY = "<body>";
    private static final String LINK = "<a ";

    /** Improves published pages; beside forms of the program nothing of a page may run. */
    private static final Pattern SCRIPT =
            Pattern.compile("<script type=\"module\"[^>]*></script>\n?");

    private PreviewPage() {}

    /** The page of an entry without its scripts; empty if entries of its type have none. */
    static Optional<String> of(Edition edition, EntryViews views, Entry entry) throws RenderFailed {
        LinkedSite site = edition.linked();
        ContentType type = site.type(entry);
        var pages = new ArrayList<Planned>();
        for (PageSource source :
                SitePages.sources(
                        edition,
                        List.of(edition),
                        views,
                        new BannerViews(edition),
                        new Neighbours(site),
                        new AwardNumbers(site),
                        type)) {
            source.entry(entry, pages::add);
        }
        String address = edition.addresses().entry(entry, edition.language());
        for (Planned plan : pages) {
            if (plan instanceof PagePlan page && page.address().equals(address)) {
                return Optional.of(quiet(page.body().render()));
            }
        }
        return Optional.empty();
    }

    /** A page without its scripts. */
    static String quiet(byte[] page) {
        return SCRIPT.matcher(new String(page, StandardCharsets.UTF_8)).replaceAll("");
    }

    /**
     * The page with a mark above it, its links leading to the published site beside it.
     *
     * @param mark as HTML
     */
    static String marked(String html, String mark) {
        int body = html.indexOf(BODY) + BODY.length();
        return html.substring(0, body)
                + mark
                + html.substring(body).replace(LINK, "<a target=\"_blank\" rel=\"noopener\" ");
    }
}
