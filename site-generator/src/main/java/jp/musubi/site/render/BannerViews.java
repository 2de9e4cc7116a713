package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.render.VerifyView.CredentialView;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
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
        String programme = programmeName(banner);
        return new BannerCardView(
                edition.addresses().entry(banner, edition.language()),
                number,
                group(banner),
                BannerPictures.address(
                        edition.addresses(), number, edition.language(), BannerSize.BANNER, "svg"),
                edition.t(
                        "banner.alt",
                        programme.isEmpty()
                                ? edition.t(
                                        "banner.name", edition.site().city().in(edition.language()))
                                : programme,
                        number,
                        word),
                programme,
                state.hue(),
                word,
                banner.fields()
                        .date("valid_until")
                        .filter(_ -> state != BannerState.REVOKED)
                        .map(day -> edition.t("partners.until", edition.dates().text(day)))
                        .orElse(""),
                state == BannerState.ACTIVE);
    }

    /** The programme that a banner was granted under. */
    static Programme programme(Edition edition, Entry banner) {
        List<String> named = banner.fields().texts("programme");
        return edition.linked().model().programmeOf(named, number(banner));
    }

    /** What a banner's programme is called; empty where the city has one that needs no telling. */
    String programmeName(Entry banner) {
        return edition.linked().model().hasSeveralProgrammes()
                ? programmeName(edition, banner, edition.language())
                : "";
    }

    /** What the banner itself calls its programme, in a language that it says it in. */
    static String programmeName(Edition edition, Entry banner, String language) {
        return banner.fields()
                .text("programme", language)
                .filter(_ -> saysProgramme(edition, banner, language))
                .orElseGet(() -> programme(edition, banner).label().in(language));
    }

    /** Whether a banner says in a language what its programme is called. */
    static boolean saysProgramme(Edition edition, Entry banner, String language) {
        boolean isSaid =
                language.equals(edition.site().firstLanguage())
                        || banner.fields().isTranslated("programme", language);
        return isSaid && banner.fields().text("programme", language).isPresent();
    }

    /** The group that it was granted to; only its number where the group is not published. */
    LinkView group(Entry banner) {
        Optional<Entry> group = edition.linked().target(banner, "group");
        return group.map(edition::link)
                .orElseGet(() -> LinkView.of("", edition.t("partners.number", number(banner))));
    }

    /** Whoever holds it: the same for all banners of a group. */
    String holder(Entry banner) {
        return banner.fields().text("group").orElse(banner.id());
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
