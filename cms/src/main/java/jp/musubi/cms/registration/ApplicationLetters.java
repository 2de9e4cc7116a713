package jp.musubi.cms.registration;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.PublicAddress;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Mails to applicants. Each carries a new link to their application. */
final class ApplicationLetters {
    private final MailStore mails;
    private final Applicants applicants;
    private final PublicAddress address;
    private final Screens screens;

    ApplicationLetters(
            MailStore mails, Applicants applicants, PublicAddress address, Screens screens) {
        this.mails = mails;
        this.applicants = applicants;
        this.address = address;
        this.screens = screens;
    }

    /** An application that is not decided yet, with the name of its group. */
    record Open(UUID id, Beginning beginning) {}

    /** The link that begins an application, and those to what the same address applies for. */
    UUID begin(Transaction tx, UUID id, Beginning beginning, List<Open> others) {
        String body =
                screens.text(
                        beginning.language(),
                        "mail.register.begin.body",
                        beginning.person(),
                        beginning.group(),
                        link(tx, id, beginning),
                        Applicants.KEPT.toDays());
        return send(tx, beginning, "begin", body + others(tx, beginning.language(), others), "");
    }

    /** The links to what an address applies for. */
    UUID resume(Transaction tx, Beginning to, List<Open> open) {
        String body =
                screens.text(to.language(), "mail.register.resume.body", Applicants.KEPT.toDays());
        return send(tx, to, "resume", body + list(tx, open), "");
    }

    private String others(Transaction tx, String language, List<Open> others) {
        return others.isEmpty()
                ? ""
                : screens.text(language, "mail.register.others") + list(tx, others);
    }

    private String list(Transaction tx, List<Open> open) {
        var lines = new StringBuilder();
        for (Open one : open) {
            lines.append("\n")
                    .append(one.beginning().group())
                    .append("\n")
                    .append(link(tx, one.id(), one.beginning()))
                    .append("\n");
        }
        return lines.toString();
    }

    private String link(Transaction tx, UUID id, Beginning beginning) {
        return address.of(RegisterPaths.LINK + "/" + applicants.link(tx, id, beginning));
    }

    /**
     * Tells that an application came to another state.
     *
     * @param group what the group is called
     * @param answersTo the address that an answer goes to; empty for nobody's
     * @param more what the letter of that state says besides
     */
    void moved(
            Transaction tx,
            Application application,
            String group,
            String answersTo,
            String... more) {
        Beginning beginning = Beginning.of(application, group);
        boolean renews = application.kind() == Application.Kind.RENEWAL;
        var words = new ArrayList<Object>();
        words.add(application.name());
        words.add(group);
        words.add(
                renews
                        ? address.of(RegisterPaths.ofGroup(application.group()))
                        : link(tx, application.id(), beginning));
        words.add(Objects.requireNonNullElse(application.reason(), ""));
        words.add(application.numberText());
        words.addAll(List.of(more));
        String name = application.state().id();
        String body =
                screens.text(
                        application.language(), "mail.register." + name + ".body", words.toArray());
        send(tx, beginning, name, body, answersTo);
    }

    /**
     * Tells that a group is registered.
     *
     * @param page path of its page
     * @param signIn path at which the applicant signs in
     */
    void registered(
            Transaction tx, Application application, String group, String page, String signIn) {
        moved(tx, application, group, "", address.of(page), address.of(signIn));
    }

    private UUID send(Transaction tx, Beginning to, String name, String body, String answersTo) {
        String subject =
                screens.text(to.language(), "mail.register." + name + ".subject", to.group());
        return mails.add(
                tx,
                Letter.confidential(to.email(), Letter.subject(subject), body, Applicants.KEPT)
                        .answeredTo(answersTo));
    }
}
