package jp.musubi.cms.registration;

import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The page of a group's registration: what it is, and what may be done about it. */
final class TermPage {
    private static final Set<Registration.State> RENEWABLE =
            EnumSet.of(Registration.State.RENEWAL_DUE, Registration.State.LAPSED);

    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final RegistrationStore registrations;
    private final MembershipStore memberships;
    private final WizardViews views;

    TermPage(Pieces pieces) {
        this.parts = pieces.parts();
        this.applications = pieces.applications();
        this.registrations = pieces.registrations();
        this.memberships = new MembershipStore(parts.database());
        this.views = pieces.views();
    }

    /**
     * What somebody sent that was refused, so that nothing of it is lost.
     *
     * @param error what is wrong; empty for nothing
     * @param day on which a registration is to begin
     */
    record Typed(
            String error, Answers said, String standing, PageFate fate, String reason, String day) {
        static Typed nothing() {
            return new Typed("", Answers.NONE, "", PageFate.USUAL, "", "");
        }

        static Typed answers(Answers said, String error) {
            return new Typed(error, said, "", PageFate.USUAL, "", "");
        }
    }

    /** The group that a request is about, if its caller may see it. */
    StoredEntry group(Request request) {
        StoredEntry entry = parts.access().visible(request.caller(), request.id("id"));
        if (!entry.type().equals(EntryAccess.GROUP)) {
            throw Refusal.notFound();
        }
        return entry;
    }

    Answer show(Request request, Typed typed) {
        StoredEntry group = group(request);
        Optional<Registration> found = registrations.find(group.id());
        List<Application> applied = applications.ofGroup(group.id());
        Optional<Application> renewal =
                applied.stream()
                        .filter(one -> one.kind() == Application.Kind.RENEWAL)
                        .filter(one -> !one.state().isDecided())
                        .findFirst();
        LocalDate today = parts.today();
        String state = found.map(one -> one.on(today).id()).orElse("none");
        var times = new Times(parts.screens(), request.language());
        boolean staff = request.caller().isStaff();
        boolean owns = memberships.owns(request.caller().account(), group.id());
        boolean waits = renewal.filter(one -> one.state().waitsForOffice()).isPresent();
        boolean mayEnter =
                found.isEmpty()
                        && applied.stream()
                                .noneMatch(one -> one.kind() == Application.Kind.REGISTRATION);
        Screen screen =
                Screen.of(
                                "register/term.peb",
                                text(request, "term.title"),
                                staff ? Section.REGISTRATIONS : Section.MY_GROUPS)
                        .with("id", group.id().toString())
                        .with("title", group.title())
                        .with("state", text(request, "term.state." + state))
                        .with("hue", hue(state))
                        .with("known", found.isPresent())
                        .with("number", found.map(Registration::number).orElse(""))
                        .with("from", found.map(one -> times.date(one.validFrom())).orElse(""))
                        .with("until", found.map(one -> times.date(one.validUntil())).orElse(""))
                        .with("reason", found.map(one -> text(one.reason())).orElse(""))
                        .with("asked", renewal.map(one -> text(one.reason())).orElse(""))
                        .with("waits", waits)
                        .with("mayRenew", owns && !waits && mayRenew(found, today))
                        .with("staff", staff)
                        .with("live", group.isLive())
                        .with("mayEnter", staff && mayEnter)
                        .with("mayDecide", staff && found.isPresent())
                        .with("standings", standings(request, typed))
                        .with("fates", fates(request, typed))
                        .with("typed", typed.reason())
                        .with("day", typed.day().isEmpty() ? today.toString() : typed.day())
                        .with("today", today.toString())
                        .with("maxReason", ApplicationStore.MAX_REASON_UNITS)
                        .with("questions", views.questions(typed.said(), request.language()))
                        .with("consents", views.consents(typed.said(), request.language()))
                        .with("error", typed.error())
                        .withStatus(typed.error().isEmpty() ? 200 : 422);
        return parts.screens().show(request, screen);
    }

    /** What staff may decide. */
    public record ChoiceView(String value, String label, boolean chosen) {}

    private List<ChoiceView> standings(Request request, Typed typed) {
        return Arrays.stream(Registration.Standing.values())
                .map(one ->
                        new ChoiceView(
                                one.name(),
                                text(
                                        request,
                                        "term.standing." + one.name().toLowerCase(Locale.ROOT)),
                                one.name().equals(typed.standing())))
                .toList();
    }

    private List<ChoiceView> fates(Request request, Typed typed) {
        return Arrays.stream(PageFate.values())
                .map(one ->
                        new ChoiceView(
                                one.id(),
                                text(request, "term.fate." + one.id()),
                                one == typed.fate()))
                .toList();
    }

    static boolean mayRenew(Optional<Registration> found, LocalDate today) {
        return found.filter(one -> RENEWABLE.contains(one.on(today))).isPresent();
    }

    private String text(Request request, String key) {
        return parts.screens().text(request, key);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String hue(String state) {
        return switch (state) {
            case "registered" -> "is-kusa";
            case "renewal-due" -> "is-oudo";
            case "lapsed", "struck" -> "is-enji";
            default -> "is-plain";
        };
    }
}
