package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.site.art.BannerArt;
import jp.musubi.site.art.BannerLook;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.art.BannerWords;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.output.Piece;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.PiecedPlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The pictures of a banner that groups show elsewhere, in every language, size and format. */
final class BannerPictures {
    /** The languages that banners are drawn in, whatever the languages of the site. */
    static final List<String> LANGUAGES = List.of("ja", "en");

    private final Edition edition;
    private final Entry banner;

    private BannerPictures(Edition edition, Entry banner) {
        this.edition = edition;
        this.banner = banner;
    }

    /** Hands over the files of a banner. */
    static void files(Edition edition, Entry banner, Consumer<Planned> files) {
        var pictures = new BannerPictures(edition, banner);
        String number = BannerViews.number(banner);
        for (String language : LANGUAGES) {
            for (BannerSize size : BannerSize.values()) {
                if (!size.isForPaper()) {
                    files.accept(
                            new PiecedPlan(
                                    address(edition.addresses(), number, language, size, "svg"),
                                    () -> pictures.svg(language, size)));
                }
                files.accept(
                        new FilePlan(
                                address(edition.addresses(), number, language, size, "png"),
                                () -> pictures.png(language, size)));
            }
        }
    }

    /**
     * Where a picture is.
     *
     * @param format <code>svg</code> or <code>png</code>
     */
    static String address(
            Addresses addresses, String number, String language, BannerSize size, String format) {
        String file = "banner-" + drawn(language) + "-" + size.id() + "." + format;
        return addresses.assetFile("badges/" + number + "/" + file);
    }

    /** The language of the picture that pages of a language show. */
    private static String drawn(String language) {
        return LANGUAGES.contains(language) ? language : "en";
    }

    private List<Piece> svg(String language, BannerSize size) throws RenderFailed {
        BannerLook look = state().look();
        BannerWords words = words(language);
        Optional<byte[]> brought =
                Artworks.of(edition, banner, size).flatMap(art -> art.svg(look, words, size));
        return brought.isPresent()
                ? List.of(new Piece(brought.get()))
                : BannerArt.svg(look, words, size);
    }

    private byte[] png(String language, BannerSize size) throws RenderFailed {
        BannerLook look = state().look();
        BannerWords words = words(language);
        return Artworks.of(edition, banner, size)
                .flatMap(art -> art.png(look, words, size))
                .orElseGet(() -> BannerArt.png(look, words, size));
    }

    private BannerState state() {
        Reads.note(() -> Fact.entry(banner.id()));
        return BannerViews.state(edition, banner);
    }

    private BannerWords words(String language) {
        Texts texts = edition.theme().texts(language);
        BannerState state = state();
        String number = BannerViews.number(banner);
        String city = edition.site().city().in(language);
        String name = programme(texts, city);
        String word = BannerViews.word(edition, banner, state, language);
        return new BannerWords(
                texts.text("banner.alt", name, number, word),
                lines(name, city),
                hasSeveral() ? name : texts.text("banner.mark"),
                texts.text("banner.number", number),
                number,
                term(texts, state),
                shortTerm(texts, state),
                state == BannerState.ACTIVE ? "" : word,
                edition.linked()
                        .target(banner, "group")
                        .map(group -> edition.linked().title(group, language))
                        .orElse(""),
                page(language));
    }

    private String programme(Texts texts, String city) {
        return hasSeveral() || BannerViews.saysProgramme(edition, banner, texts.language())
                ? BannerViews.programmeName(edition, banner, texts.language())
                : texts.text("banner.name", city);
    }

    private boolean hasSeveral() {
        return edition.linked().model().hasSeveralProgrammes();
    }

    /** The city's part of a name on a line of its own; without one, about half of its words. */
    private static List<String> lines(String name, String city) {
        String rest = name.startsWith(city) ? name.substring(city.length()).strip() : "";
        if (!rest.isEmpty() && !city.isEmpty()) {
            return List.of(city, rest);
        }
        int space = name.indexOf(' ');
        return space < 0
                ? List.of(name)
                : List.of(name.substring(0, space), name.substring(space + 1).strip());
    }

    /** Until when it holds, or what became of it. */
    private String term(Texts texts, BannerState state) {
        return switch (state) {
            case ACTIVE -> dated(texts, "banner.term.active");
            case SUSPENDED -> texts.text("banner.term.suspended");
            case EXPIRED -> dated(texts, "banner.term.expired");
            case REVOKED -> texts.text("banner.term.revoked");
        };
    }

    private String shortTerm(Texts texts, BannerState state) {
        return switch (state) {
            case ACTIVE -> inDigits(texts, "banner.term.active.short");
            case SUSPENDED -> texts.text("banner.term.suspended.short");
            case EXPIRED -> inDigits(texts, "banner.term.expired.short");
            case REVOKED -> texts.text("banner.term.revoked.short");
        };
    }

    /** A sentence with the last day; empty if there is none. */
    private String dated(Texts texts, String key) {
        Optional<PartialDate> until = banner.fields().date("valid_until");
        return until.map(day -> texts.text(key, new Dates(texts).text(day))).orElse("");
    }

    /** Of the smallest pictures: digits can be read where kanji cannot. */
    private String inDigits(Texts texts, String key) {
        Optional<PartialDate> until = banner.fields().date("valid_until");
        return until.map(day -> texts.text(key, day.toString())).orElse("");
    }

    private String page(String language) {
        Addresses addresses = edition.addresses();
        String shown =
                edition.site().languages().contains(language)
                        ? language
                        : edition.site().firstLanguage();
        String address = addresses.absolute(addresses.entry(banner, shown));
        return address.substring(address.indexOf("//") < 0 ? 0 : address.indexOf("//") + 2);
    }
}
