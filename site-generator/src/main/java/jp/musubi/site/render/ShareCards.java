package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.art.ShareCard;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.util.ArrayList;

/**
 * The cards that other sites show for a page that somebody shares: one for each group, and one for
 * whatever has no picture of its own. They are in the first language of the site.
 */
final class ShareCards {
    /** What fields a card has room for. */
    private static final int MAX_FIELDS = 2;

    /** Wider than what stands within the name of a field. */
    private static final String GAP = "\u3000";

    private final Edition edition;
    private final EntryViews views;

    ShareCards(Edition edition) {
        this.edition = edition;
        this.views = new EntryViews(edition);
    }

    /** Where the card of the site is. */
    static String address(Addresses addresses) {
        return addresses.assetFile("cards/site.png");
    }

    /** Where the card of a group is. */
    static String address(Addresses addresses, Entry group) {
        return addresses.assetFile("cards/groups/" + group.slug() + ".png");
    }

    /** The card of the site. */
    FilePlan plan() {
        Addresses addresses = edition.addresses();
        return new FilePlan(
                address(addresses),
                () ->
                        card(
                                edition.t("home.promise.1") + edition.t("home.promise.2"),
                                "",
                                addresses.absolute(addresses.home(edition.language()))));
    }

    /** The card of a group. */
    FilePlan plan(Entry group) {
        Addresses addresses = edition.addresses();
        return new FilePlan(
                address(addresses, group),
                () -> {
                    Reads.note(() -> Fact.entry(group.id()));
                    return card(
                            edition.title(group).text(),
                            about(group),
                            addresses.absolute(addresses.entry(group, edition.language())));
                });
    }

    private String about(Entry group) {
        var words = new ArrayList<String>();
        views.terms(group, "fields").stream()
                .limit(MAX_FIELDS)
                .forEach(field -> words.add(field.name()));
        words.add(views.district(group));
        words.removeIf(String::isEmpty);
        return String.join(GAP, words);
    }

    private byte[] card(String name, String about, String address) {
        Reads.note(() -> Fact.frame(edition.language()));
        return ShareCard.png(
                new ShareCard.Words(
                        edition.site().title().in(edition.language()),
                        edition.site().city().in(edition.language()),
                        name,
                        about,
                        address.substring(address.indexOf("//") + 2)));
    }
}
