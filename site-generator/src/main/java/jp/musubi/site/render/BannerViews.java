package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.Field;
import jp.musubi.content.snapshot.Site;
import jp.musubi.site.art.BannerArt;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Partner banners as pages mention them, and the pictures that groups show elsewhere. */
final class BannerViews {
    /** The languages that banners are drawn in, whatever the languages of the site. */
    static final List<String> LANGUAGES = List.of("ja", "en");

    private final Edition edition;

    BannerViews(Edition edition) {
        this.edition = edition;
    }

    BannerState state(Entry banner) {
        return state(edition, banner);
    }

    private static BannerState state(Edition edition, Entry banner) {
        Optional<LocalDate> last = banner.fields().date("valid_until").map(PartialDate::first);
        return BannerState.of(banner, edition.todayUntil(last.stream()));
    }

    BannerCardView card(Entry banner) {
        BannerState state = state(banner);
        String number = number(banner);
        String word = word(edition, banner, state, edition.language());
        String drawn = LANGUAGES.contains(edition.language()) ? edition.language() : "en";
        return new BannerCardView(
                edition.addresses().entry(banner, edition.language()),
                number,
                group(banner),
                picture(edition.addresses(), number, drawn),
                edition.t(
                        "banner.alt",
                        edition.t("banner.name", edition.site().city().in(edition.language())),
                        number,
                        word),
                state.hue(),
                word,
                banner.fields()
                        .date("valid_until")
                        .filter(_ -> state != BannerState.REVOKED)
                        .map(day -> edition.t("partners.until", edition.dates().text(day)))
                        .orElse(""),
                state == BannerState.ACTIVE);
    }

    /** The group that it was granted to; only its number where the group is not published. */
    LinkView group(Entry banner) {
        Optional<Entry> group = edition.linked().target(banner, "group");
        return group.map(edition::link)
                .orElseGet(() -> LinkView.of("", edition.t("partners.number", number(banner))));
    }

    static String number(Entry banner) {
        return banner.fields().text("number").orElse(banner.slug());
    }

    private static String picture(Addresses addresses, String number, String language) {
        return addresses.assetFile("badges/" + number + "/banner-" + language + "-234x60.svg");
    }

    /** The pictures of a banner in both languages. */
    static void files(Edition edition, Entry banner, Consumer<Planned> files) {
        for (String language : LANGUAGES) {
            files.accept(
                    new FilePlan(
                            picture(edition.addresses(), number(banner), language),
                            () -> draw(edition, banner, language)));
        }
    }

    private static byte[] draw(Edition edition, Entry banner, String language) {
        Reads.note(() -> Fact.entry(banner.id()));
        Texts texts = edition.theme().texts(language);
        Site site = edition.site();
        BannerState state = state(edition, banner);
        String number = number(banner);
        String name = texts.text("banner.name", site.city().in(language));
        String word = word(edition, banner, state, language);
        return BannerArt.svg(
                        state.look(),
                        texts.text("banner.alt", name, number, word),
                        name,
                        state == BannerState.ACTIVE
                                ? texts.text("banner.number", number)
                                : texts.text("banner.number.state", number, word))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The state in the words of the vocabulary. */
    private static String word(Edition edition, Entry banner, BannerState state, String language) {
        return edition.linked()
                .type(banner)
                .field("state")
                .flatMap(Field::vocabularyName)
                .flatMap(edition.linked().model()::vocabulary)
                .flatMap(vocabulary -> vocabulary.term(state.id()))
                .map(term -> term.name(language))
                .orElse(state.id());
    }
}
