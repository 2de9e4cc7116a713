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
    private static final String LANGUAGE = "ja";

    @Override
    public String type() {
        return "award";
    }

    @Override
    public Optional<Certified> of(Entry award, @Nullable Entry group, LocalDate day, URI base) {
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
                                                        new Given(award, group, number),
                                                        base,
                                                        address,
                                                        status,
                                                        issuer)));
    }

    /** An award with the group that won it. */
    private record Given(Entry award, Entry group, String number) {
        Optional<String> text(String field) {
            return award.fields().text(field, LANGUAGE).filter(text -> !text.isBlank());
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

    private static Badge badge(
            Given given, URI base, URI address, Badge.StatusPlace status, Issuer issuer) {
        String name = given.group().fields().text("title", LANGUAGE).orElse(given.group().slug());
        return new Badge(
                Badge.Kind.AWARD,
                address,
                given.title(),
                issuer.name() + "は、" + name + "に「" + given.title() + "」を贈りました。",
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
                achievement(given, base),
                given
                        .text("citation")
                        .map(Markdown::toPlainText)
                        .map(text ->
                                new Evidence(
                                        base.resolve("verify/" + given.number() + "/"),
                                        "表彰の理由",
                                        text.strip()))
                        .stream()
                        .toList(),
                null,
                status);
    }

    private static Achievement achievement(Given given, URI base) {
        Optional<String> category = given.text("category");
        String page = given.year().map(year -> "awards/" + year + "/").orElse("awards/");
        String edition = edition(given);
        String name = category.map(each -> edition + " " + each).orElse(edition);
        return new Achievement(
                base.resolve(page + fragment(AwardCategory.anchor(given.award()))),
                name,
                "市民の協働のまちづくりに力を尽くした団体に、市が贈ります。",
                LANGUAGE,
                null,
                new Achievement.Rules(base.resolve(page), given.year().orElse("1"), null),
                category.stream().toList(),
                null,
                null);
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
