package jp.musubi.site.render;

import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Piece;
import jp.musubi.site.plan.Body;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.PiecedPlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.theme.Theme;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A site rendered with a theme, to be looked at page by page. */
final class RenderedSite {
    private final Map<String, PagePlan> pages = new LinkedHashMap<>();
    private final Map<String, Body> files = new LinkedHashMap<>();

    private final List<String> warnings;

    private RenderedSite(LinkedSite site, URI baseUrl, Theme theme) throws RenderFailed {
        var addresses = new Addresses(site, baseUrl);
        SitePages all = new SiteRenderer().of(site, addresses, theme, false);
        warnings = all.warnings();
        all.lists().forEach(unit -> unit.planner().plan(this::add));
        site.entries().forEach(entry -> all.of(entry).planner().plan(this::add));
    }

    private void add(Planned plan) {
        switch (plan) {
            case PagePlan page -> pages.putIfAbsent(page.address(), page);
            case FilePlan file -> files.putIfAbsent(file.address(), file.body());
            case PiecedPlan file ->
                    files.putIfAbsent(file.address(), () -> Piece.join(file.body().render()));
            default -> throw new IllegalArgumentException("a theme makes no " + plan);
        }
    }

    static RenderedSite of(LinkedSite site) throws RenderFailed {
        return new RenderedSite(site, URI.create("https://town.example/"), Theme.bundled());
    }

    static RenderedSite of(LinkedSite site, String baseUrl, Theme theme) throws RenderFailed {
        return new RenderedSite(site, URI.create(baseUrl), theme);
    }

    Set<String> addresses() {
        return pages.keySet();
    }

    Set<String> fileAddresses() {
        return files.keySet();
    }

    String html(String address) throws RenderFailed {
        PagePlan page = Objects.requireNonNull(pages.get(address), address);
        return new String(page.body().render(), StandardCharsets.UTF_8);
    }

    /** A page as people see it who did not ask for readings. */
    Document page(String address) throws RenderFailed {
        Document page = Jsoup.parse(html(address), "https://town.example" + address);
        page.select(".yomi > rt, .yomi > rp").remove();
        return page;
    }

    String file(String address) throws RenderFailed {
        return new String(bytes(address), StandardCharsets.UTF_8);
    }

    byte[] bytes(String address) throws RenderFailed {
        return Objects.requireNonNull(files.get(address), address).render();
    }

    List<String> warnings() {
        return warnings;
    }
}
