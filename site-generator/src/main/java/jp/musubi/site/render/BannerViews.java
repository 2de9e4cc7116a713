package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.render.VerifyView.CredentialView;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/** Partner banners as pages mention them. */
final class BannerViews {
    private final Edition edition;
    private final SignedFiles signed;

    BannerViews(Edition edition) {
        this.edition = edition;
        this.signed = new SignedFiles(edition.linked());
    }

    /** What machines read of a banner; null if nothing is signed. */
    @Nullable CredentialView credential(String number) {
        String path = "credentials/" + number + ".json";
        SignedFile file = signed.at(path);
        return file == null
                ? null
                : new CredentialView(
                        edition.addresses().assetFile(path), Digest.whole(file.text()));
    }

    BannerState state(Entry banner) {
        return state(edition, banner);
    }

    static BannerState state(Edition edition, Entry banner) {
        Optional<LocalDate> last = banner.fields().date("valid_until").map(PartialDate::first);
        return BannerState.of(banner, edition.todayUntil(last.stream()));
    }

    BannerCardView card(Entry banner) {
        BannerState state = state(banner);
        String number = number(banner);
        String word = word(edition, banner, state, edition.language());
        return new BannerCardView(
                edition.addresses().entry(banner, edition.language()),
                number,
                group(banner),
                BannerPictures.address(
                        edition.addresses(), number, edition.language(), BannerSize.BANNER, "svg"),
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

    /** The state in the words of the vocabulary. */
    static String word(Edition edition, Entry banner, BannerState state, String language) {
        return word(edition, edition.linked().type(banner), state, language);
    }

    /** A state in the words of the vocabulary of a type's states. */
    static String word(Edition edition, ContentType type, BannerState state, String language) {
        return type.field("state")
                .flatMap(Field::vocabularyName)
                .flatMap(edition.linked().model()::vocabulary)
                .flatMap(vocabulary -> vocabulary.term(state.id()))
                .map(term -> term.name(language))
                .orElse(state.id());
    }
}
