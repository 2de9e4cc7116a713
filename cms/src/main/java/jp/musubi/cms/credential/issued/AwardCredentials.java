package jp.musubi.cms.credential.issued;

import jp.musubi.cms.credential.document.Achievement;
import jp.musubi.cms.credential.document.Badge;
import jp.musubi.cms.credential.document.Evidence;
import jp.musubi.cms.credential.document.Holder;
import jp.musubi.cms.credential.document.Issuer;
import jp.musubi.cms.credential.issued.Certified.Standing;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.site.link.AwardCategory;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Certifies that a group won an award. An award does not expire; one that was withdrawn is revoked.
 * One achievement is a category in one year, and the prize is what was reached in it.
 */
public final class AwardCredentials implements Certifies {
    @Override
    public String type() {
        return "award";
    }

    @Override
    public Optional<Certified> of(
            Entry award, @Nullable Entry group, LocalDate day, CertifyingSite site) {
        boolean withdrawn = award.fields().text("state").filter("withdrawn"::equals).isPresent();
        return award.fields()
                .text("number")
                .map(number ->
                        new Certified(
                                UUID.fromString(award.id()),
                                number,
                                withdrawn ? Standing.REVOKED : Standing.HOLDS,
                                group == null
                                        ? null
                                        : (address, status, issuer) ->
                                                badge(
                                                        new Given(award, group, number, site),
                                                        address,
                                                        status,
                                                        issuer)));
    }

    /** An award with the group that won it. */
    private record Given(Entry award, Entry group, String number, CertifyingSite site) {
        Optional<String> text(String field) {
            return award.fields().text(field, language()).filter(text -> !text.isBlank());
        }

        String language() {
            return site.words().language();
        }

        String holder() {
            return group.fields().text("title", language()).orElse(group.slug());
        }

        String title() {
            return text("title").orElse(award.slug());
        }

        /** The ceremony, else the decision, else when it was published. */
        OffsetDateTime day() {
            LocalDate day =
                    award.fields()
                            .date("ceremony_on")
                            .or(() -> award.fields().date("decided_on"))
                            .map(PartialDate::first)
                            .orElseGet(() -> LocalDate.ofInstant(award.publishedAt(), Times.ZONE));
            return day.atStartOfDay(Times.ZONE).toOffsetDateTime();
        }

        Optional<String> year() {
            return award.fields().number("year").map(Object::toString);
        }
    }

    private static Badge badge(Given given, URI address, Badge.StatusPlace status, Issuer issuer) {
        CredentialWords words = given.site().words();
        URI base = given.site().base();
        String name = given.holder();
        return new Badge(
                Badge.Kind.AWARD,
                address,
                given.title(),
                words.text("award.description", issuer.name(), name, given.title()),
                issuer,
                given.day(),
                given.day(),
                null,
                new Holder(
                        name,
                        base.resolve("groups/" + given.group().slug() + "/"),
                        given.number(),
                        null,
                        null,
                        null,
                        given.text("prize").orElse(null)),
                achievement(given),
                given
                        .text("citation")
                        .map(Markdown::toPlainText)
                        .map(text ->
                                new Evidence(
                                        base.resolve("verify/" + given.number() + "/"),
                                        words.text("award.evidence"),
                                        text.strip()))
                        .stream()
                        .toList(),
                null,
                status);
    }

    private static Achievement achievement(Given given) {
        Optional<String> category = given.text("category");
        String page = given.year().map(year -> "awards/" + year + "/").orElse("awards/");
        String edition = edition(given);
        CredentialWords words = given.site().words();
        String name =
                category.map(each -> words.text("award.achievement", edition, each))
                        .orElse(edition);
        URI base = given.site().base();
        String part = page + fragment(AwardCategory.anchor(given.award()));
        return new Achievement(
                base.resolve(part),
                name,
                words.text("award.achievement.description"),
                words.language(),
                null,
                new Achievement.Rules(base.resolve(page), given.year().orElse("1"), null),
                category.stream().toList(),
                null,
                given.site().isAlsoEnglish() ? base.resolve("en/" + part) : null);
    }

    /** The award without the prize at the end of its title. */
    private static String edition(Given given) {
        String title = given.title();
        return given.text("prize")
                .filter(title::endsWith)
                .map(prize -> title.substring(0, title.length() - prize.length()).strip())
                .filter(rest -> !rest.isEmpty())
                .orElse(title);
    }

    private static String fragment(String anchor) {
        return anchor.isEmpty() ? "" : "#" + URLEncoder.encode(anchor, StandardCharsets.UTF_8);
    }
}
