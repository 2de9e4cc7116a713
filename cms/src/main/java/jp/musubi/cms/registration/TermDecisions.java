package jp.musubi.cms.registration;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.publish.PublishOutcome;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the office decides about the registration of a group: that there is one, and what it counts
 * for. What becomes of the page, the record and the mails to the owners are part of the decision.
 */
final class TermDecisions {
    private final RegistrationParts parts;
    private final RegistrationStore registrations;
    private final OfficeRegister register;
    private final OwnerLetters letters;
    private final TermPage page;

    TermDecisions(Pieces pieces, OfficeRegister register, TermPage page) {
        this.parts = pieces.parts();
        this.registrations = pieces.registrations();
        this.register = register;
        this.letters = new OwnerLetters(parts.accounts(), parts.mails());
        this.page = page;
    }

    List<Route> routes() {
        return List.of(
                Route.post(TermScreens.PATH, "団体を登録簿に載せる", "Enter a group in the register")
                        .allowing(Permission.PUBLISHER)
                        .with(TermScreens.ID)
                        .acceptingForm()
                        .by(this::enter),
                Route.post(TermScreens.PATH + "/standing", "登録の状態を変える", "Change what counts")
                        .allowing(Permission.PUBLISHER)
                        .with(TermScreens.ID)
                        .acceptingForm()
                        .by(this::decide));
    }

    private static boolean isReason(String reason) {
        return !reason.isEmpty() && reason.length() <= ApplicationStore.MAX_REASON_UNITS;
    }

    /** The day that somebody typed into a form. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Answer enter(Request request) throws IOException {
        StoredEntry group = page.group(request);
        Form form = request.form();
        String typed = form.text("day").strip();
        String reason = form.text("reason").strip();
        Optional<LocalDate> day = day(typed).filter(register::isDay);
        if (day.isEmpty() || !isReason(reason)) {
            String error = day.isEmpty() ? "term.enter.day-wrong" : "term.enter.reason-missing";
            return page.show(
                    request,
                    new TermPage.Typed(
                            parts.screens().text(request, error),
                            Answers.NONE,
                            "",
                            PageFate.USUAL,
                            reason,
                            typed));
        }
        OfficeRegister.Effect effect =
                register.register(group.id(), day.get(), reason, request.caller().account());
        return Answer.seeOther(
                RegisterPaths.ofGroup(group.id())
                        + "?done=registration-"
                        + (effect == OfficeRegister.Effect.REGISTERED ? "entered" : "not-entered"));
    }

    private Answer decide(Request request) throws IOException {
        StoredEntry group = page.group(request);
        Form form = request.form();
        String reason = form.text("reason").strip();
        Optional<Registration.Standing> standing =
                Arrays.stream(Registration.Standing.values())
                        .filter(one -> one.name().equals(form.text("standing")))
                        .findFirst();
        PageFate fate = PageFate.of(form.text("page")).orElse(PageFate.USUAL);
        if (standing.isEmpty() || !isReason(reason)) {
            return page.show(
                    request,
                    new TermPage.Typed(
                            parts.screens().text(request, "term.reason-missing"),
                            Answers.NONE,
                            form.text("standing"),
                            fate,
                            reason,
                            ""));
        }
        Account by = parts.accounts().find(request.caller().account()).orElseThrow();
        boolean takenDown =
                parts.database().write(tx -> decide(tx, group, standing.get(), fate, reason, by));
        if (takenDown) {
            parts.wakes().run();
        }
        return Answer.seeOther(
                RegisterPaths.ofGroup(group.id())
                        + "?done=registration-"
                        + (takenDown ? "standing-taken-down" : "standing"));
    }

    /** Decides; whether the page was taken down. */
    private boolean decide(
            Transaction tx,
            StoredEntry group,
            Registration.Standing standing,
            PageFate fate,
            String reason,
            Account by) {
        boolean wasLive =
                parts.entries()
                        .lockDraft(tx, group.id())
                        .orElseThrow(Refusal::notFound)
                        .entry()
                        .isLive();
        Registration decided =
                registrations
                        .decide(tx, group.id(), standing, reason, by.id())
                        .orElseThrow(Refusal::notFound);
        parts.audit().add(tx, by.id(), "registration.standing", group.id(), standing.name());
        boolean takenDown = false;
        if (fate.takesDown(standing)) {
            String why = "registration " + standing.name().toLowerCase(Locale.ROOT);
            takenDown =
                    parts.publishing().unpublish(tx, group.id(), by.id(), why)
                            instanceof PublishOutcome.Accepted;
        }
        tell(tx, group, decided, takenDown ? "taken-down" : wasLive ? "kept" : "none", by);
        return takenDown;
    }

    private void tell(
            Transaction tx, StoredEntry group, Registration decided, String what, Account by) {
        String language = Screens.languages().getFirst();
        String standing = decided.standing().name().toLowerCase(Locale.ROOT);
        String reason = decided.reason();
        String body =
                parts.screens()
                        .text(
                                language,
                                "mail.term.standing.body",
                                group.title(),
                                parts.screens().text(language, "term.decided." + standing),
                                reason == null ? "" : reason,
                                parts.screens().text(language, "mail.term.page." + what),
                                parts.address().of(RegisterPaths.ofGroup(group.id())),
                                by.name());
        String subject =
                parts.screens().text(language, "mail.term.standing.subject", group.title());
        letters.send(tx, group.id(), subject, body, Letter.isAddress(by.email()) ? by.email() : "");
    }
}
