package jp.musubi.cms.mail;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** What was mailed, for those who run the system. */
public final class MailScreens {
    /** Where the list is. */
    private static final String PATH = Route.SCREENS + "/mail";

    private static final int MAX_SHOWN_MAILS = 100;

    private final Database database;
    private final MailStore mails;
    private final AuditLog audit;
    private final Screens screens;
    private final Clock clock;

    public MailScreens(
            Database database, MailStore mails, AuditLog audit, Screens screens, Clock clock) {
        this.database = database;
        this.mails = mails;
        this.audit = audit;
        this.screens = screens;
        this.clock = clock;
    }

    /**
     * A mail as it is shown.
     *
     * @param state name of its state, lower case
     * @param stateText the same in words
     * @param body empty when nobody but its receiver may read it
     * @param retriable whether it can be sent again
     */
    public record MailView(
            String address,
            String to,
            String answersTo,
            String subject,
            String created,
            String state,
            String stateText,
            String error,
            String body,
            boolean secret,
            boolean retriable) {}

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, "送ったメール", "Mails")
                        .allowing(Permission.ADMINISTRATOR)
                        .answeringPage()
                        .by(this::list),
                Route.get(PATH + "/{id}", "メール", "A mail")
                        .allowing(Permission.ADMINISTRATOR)
                        .with(Parameter.path("id", Label.of("メールの ID", "Id of the mail")))
                        .answeringPage()
                        .by(this::one),
                Route.post(PATH + "/{id}/retry", "もう一度送る", "Send a mail again")
                        .allowing(Permission.ADMINISTRATOR)
                        .with(Parameter.path("id", Label.of("メールの ID", "Id of the mail")))
                        .acceptingForm()
                        .by(this::retry));
    }

    private Answer list(Request request) {
        List<MailView> views =
                mails.newest(MAX_SHOWN_MAILS).stream().map(mail -> view(request, mail)).toList();
        return screens.show(
                request,
                Screen.of("mail/list.peb", screens.text(request, "mail.title"), Section.MAIL)
                        .with("mails", views)
                        .with("sending", mails.isSending())
                        .with("failures", mails.failures()));
    }

    private Answer one(Request request) {
        Mail mail = mails.find(request.id("id")).orElseThrow(Refusal::notFound);
        return screens.show(
                request,
                Screen.of("mail/one.peb", screens.text(request, "mail.one"), Section.MAIL)
                        .with("mail", view(request, mail)));
    }

    private MailView view(Request request, Mail mail) {
        String state = mail.state().name().toLowerCase(Locale.ROOT);
        return new MailView(
                PATH + "/" + mail.id(),
                mail.to(),
                mail.answersTo(),
                mail.subject(),
                new Times(screens, request.language()).minute(mail.createdAt()),
                state,
                screens.text(request, "mail.state." + state),
                mail.error().equals(Postman.TOO_LATE) ? "" : mail.error(),
                mail.isReadable() ? mail.body() : "",
                !mail.isReadable(),
                mail.isRetriable(clock.instant()));
    }

    private Answer retry(Request request) {
        Mail mail = mails.find(request.id("id")).orElseThrow(Refusal::notFound);
        boolean queued =
                mail.isRetriable(clock.instant())
                        && database.write(tx -> {
                            audit.add(tx, request.caller().account(), "mail.retry", mail.id(), "");
                            return mails.retry(tx, mail.id());
                        });
        String done = queued ? "mail-queued" : "mail-not-queued";
        return Answer.seeOther(PATH + "/" + mail.id() + "?done=" + done);
    }
}
