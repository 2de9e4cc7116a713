package jp.musubi.cms.freshness;

import jp.musubi.cms.edit.ConfirmationLinks;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes the mail that asks whether a page is still right. */
record QuestionMail(Screens screens, PublicAddress address) {
    /** What of a page is in the mail, so that many see at once whether it is still right. */
    private static final List<String> TOLD =
            List.of(
                    "representative",
                    "contact_phone",
                    "contact_mobile",
                    "contact_fax",
                    "contact_email",
                    "postcode",
                    "address",
                    "website");

    /**
     * A page as the public reads it.
     *
     * @param changedAt when it last became public; the epoch when that is not known
     * @param confirmedOn empty when nobody ever confirmed it
     * @param since the day that counts as its confirmation then
     */
    record Page(
            UUID group,
            String title,
            ContentType type,
            Fields visible,
            Instant changedAt,
            String confirmedOn,
            String since) {}

    /**
     * The mail to one person.
     *
     * @param link good once, for the answer that nothing changed
     */
    Letter to(String email, Page page, String link) {
        String language = Screens.languages().getFirst();
        String none = screens.text(language, "freshness.mail.none");
        String told =
                TOLD.stream()
                        .flatMap(name -> page.type().field(name).stream())
                        .filter(field -> page.visible().has(field.name()))
                        .map(field -> line(field, page.visible(), language))
                        .collect(Collectors.joining("\n"));
        String body =
                screens.text(
                        language,
                        "freshness.mail.body",
                        page.title(),
                        link,
                        told.isEmpty() ? none : told,
                        new Times(screens, language).day(page.changedAt()),
                        page.confirmedOn().isEmpty() ? none : page.confirmedOn(),
                        address.of(Route.SCREENS + "/groups/" + page.group()),
                        ConfirmationLinks.KEPT.toDays());
        String subject = screens.text(language, "freshness.mail.subject", page.title());
        return Letter.confidential(email, Letter.subject(subject), body, ConfirmationLinks.KEPT);
    }

    private static String line(Field field, Fields visible, String language) {
        return field.label().in(language)
                + (language.equals("ja") ? "：" : ": ")
                + visible.text(field.name(), language).orElse("");
    }
}
