package jp.musubi.cms.banner;

import jp.musubi.cms.credential.document.Achievement;
import jp.musubi.cms.credential.document.Badge;
import jp.musubi.cms.credential.document.Evidence;
import jp.musubi.cms.credential.document.Holder;
import jp.musubi.cms.credential.document.Issuer;
import jp.musubi.cms.credential.issued.Certified;
import jp.musubi.cms.credential.issued.Certified.Standing;
import jp.musubi.cms.credential.issued.Certifies;
import jp.musubi.cms.credential.issued.CertifyingSite;
import jp.musubi.cms.credential.issued.CredentialWords;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.banner.BannerState;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.Programme;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Certifies that a group holds a partner banner. */
public final class BannerCredentials implements Certifies {
    private final ContentModel model;

    public BannerCredentials(ContentModel model) {
        this.model = model;
    }

    @Override
    public String type() {
        return BannerRegister.TYPE;
    }

    @Override
    public Optional<Certified> of(
            Entry banner, @Nullable Entry group, LocalDate day, CertifyingSite site) {
        String number = banner.fields().text("number").orElse(banner.slug());
        Certified.Says says =
                group != null && hasTerm(banner)
                        ? (address, status, issuer) ->
                                badge(banner, group, site, address, status, issuer)
                        : null;
        Standing standing = standing(BannerState.of(banner.fields(), day));
        return Optional.of(new Certified(UUID.fromString(banner.id()), number, standing, says));
    }

    private static Standing standing(BannerState state) {
        return switch (state) {
            case ACTIVE -> Standing.HOLDS;
            case EXPIRED -> Standing.ENDED;
            case SUSPENDED, REVOKED -> Standing.REVOKED;
        };
    }

    private static boolean hasTerm(Entry banner) {
        return banner.fields().has("valid_from") && banner.fields().has("valid_until");
    }

    private Badge badge(
            Entry banner,
            Entry group,
            CertifyingSite site,
            URI address,
            Badge.StatusPlace status,
            Issuer issuer) {
        URI base = site.base();
        CredentialWords words = site.words();
        String language = words.language();
        LocalDate from = day(banner, "valid_from");
        LocalDate until = day(banner, "valid_until");
        LocalDate awarded =
                banner.fields().has("awarded_date") ? day(banner, "awarded_date") : from;
        String number = banner.fields().text("number").orElse(banner.slug());
        Programme programme = model.programmeOf(banner.fields().texts("programme"), number);
        String name = programme.label().in(language);
        String page = page(programme);
        String title = group.fields().text("title", language).orElse(group.slug());
        String version = banner.fields().text("rules_version").orElse("1");
        String reason = banner.fields().text("reason", language).orElse("");
        return new Badge(
                Badge.Kind.PARTNER,
                address,
                name,
                words.text("partner.description", title, issuer.name()),
                issuer,
                start(awarded.isAfter(from) ? from : awarded),
                start(from),
                start(until.plusDays(1)).minusSeconds(1),
                Holder.of(title, base.resolve("groups/" + group.slug() + "/"), number),
                new Achievement(
                        base.resolve(page),
                        name,
                        programme.summary().in(language),
                        language,
                        null,
                        new Achievement.Rules(
                                base.resolve(
                                        "partners/rules/"
                                                + model.nameOfRules(programme, version)
                                                + "/"),
                                version,
                                null),
                        List.of(),
                        null,
                        site.isAlsoEnglish() ? base.resolve("en/" + page) : null),
                reason.isEmpty()
                        ? List.of()
                        : List.of(
                                new Evidence(
                                        base.resolve("verify/" + number + "/"),
                                        words.text("partner.evidence"),
                                        reason)),
                null,
                status);
    }

    /** What a programme is known by; the first by the whole page, as where it is the only one. */
    private String page(Programme programme) {
        boolean isFirst = programme.id().equals(model.firstProgramme().id());
        return isFirst ? "partners/" : "partners/#programme-" + programme.id();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Times.ZONE).toOffsetDateTime();
    }

    private static LocalDate day(Entry banner, String field) {
        return banner.fields().date(field).map(PartialDate::first).orElseThrow();
    }
}
