package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.art.BannerArt;
import jp.musubi.site.art.BannerLook;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.art.BannerWords;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.output.Piece;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.PiecedPlan;
import jp.musubi.site.plan.Planned;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import java.util.List;
import java.util.function.Consumer;

/** The badge of an award that its winner shows elsewhere, in each language of the site. */
final class AwardPictures {
    private static final List<BannerSize> SIZES =
            List.of(BannerSize.SQUARE, BannerSize.LARGE_SQUARE);

    private final Edition edition;
    private final Entry award;
    private final String number;

    private AwardPictures(Edition edition, Entry award, String number) {
        this.edition = edition;
        this.award = award;
        this.number = number;
    }

    /** Hands over the files of an award in the language of an edition. */
    static void files(Edition edition, Entry award, String number, Consumer<Planned> files) {
        var pictures = new AwardPictures(edition, award, number);
        for (BannerSize size : SIZES) {
            files.accept(
                    new PiecedPlan(
                            address(edition.addresses(), number, edition.language(), size, "svg"),
                            () -> pictures.svg(size)));
            files.accept(
                    new FilePlan(
                            address(edition.addresses(), number, edition.language(), size, "png"),
                            () -> pictures.png(size)));
        }
    }

    /** The picture that pages of a language show. */
    static String address(Addresses addresses, String number, String language) {
        return address(addresses, number, language, BannerSize.SQUARE, "svg");
    }

    private static String address(
            Addresses addresses, String number, String language, BannerSize size, String format) {
        String file = "award-" + language + "-" + size.id() + "." + format;
        return addresses.assetFile("badges/" + number + "/" + file);
    }

    /** What the picture says. */
    static String alt(Edition edition, Entry award, String number) {
        String title = edition.title(award).text();
        String alt = edition.t("award.alt", title, number);
        return EntryViews.isWithdrawn(award)
                ? edition.t("award.alt.withdrawn", alt, edition.t("award.withdrawn.word"))
                : alt;
    }

    private List<Piece> svg(BannerSize size) {
        return BannerArt.svg(look(), words(), size);
    }

    private byte[] png(BannerSize size) {
        return BannerArt.png(look(), words(), size);
    }

    private BannerLook look() {
        return EntryViews.isWithdrawn(award) ? BannerLook.REVOKED : BannerLook.AWARD;
    }

    private BannerWords words() {
        Reads.note(() -> Fact.entry(award.id()));
        Certificate says = Certificate.of(edition, award);
        String year =
                award.fields()
                        .number("year")
                        .map(each -> edition.dates().year(each.intValue()))
                        .orElse("");
        String term = (year + " " + says.category().text()).strip();
        String address =
                edition.addresses()
                        .absolute(
                                edition.addresses()
                                        .at(AwardVerifyPages.path(number), edition.language()));
        return new BannerWords(
                alt(edition, award, number),
                says.prize().isEmpty()
                        ? List.of(says.award().text())
                        : List.of(says.award().text(), says.prize().text()),
                says.prize().text(),
                edition.t("banner.number", number),
                number,
                term,
                year,
                EntryViews.isWithdrawn(award) ? edition.t("award.withdrawn.word") : "",
                says.recipient().text(),
                address.substring(Math.max(0, address.indexOf("//") + 2)));
    }
}
