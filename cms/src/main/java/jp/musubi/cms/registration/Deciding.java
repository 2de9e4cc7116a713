package jp.musubi.cms.registration;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.signin.LinkScreens;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.Value;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the office decides about applications; each decision is one transaction with its mail. */
final class Deciding {
    /** How long the link is good with which a new owner signs in for the first time. */
    private static final Duration SIGN_IN_KEPT = Duration.ofDays(1);

    /** What the office verifies before it approves. */
    static final List<String> CHECKS = List.of("name", "reach", "place", "aims", "words", "twice");

    private final RegistrationParts parts;
    private final ApplicationStore applications;
    private final RegistrationStore registrations;
    private final ApplicationLetters letters;
    private final CheckStore checks;
    private final RegisteredPage page;

    Deciding(Pieces pieces, RegisteredPage page) {
        this.parts = pieces.parts();
        this.applications = pieces.applications();
        this.registrations = pieces.registrations();
        this.letters = pieces.letters();
        this.checks = new CheckStore(parts.database());
        this.page = page;
    }

    /**
     * Begins to check an application.
     *
     * @throws Refusal (conflict) when it was begun, or withdrawn
     */
    void begin(UUID id, UUID by) {
        parts.database().write(tx -> told(tx, id, ApplicationState.CHECKING, by, ""));
    }

    /**
     * Returns an application or declines it.
     *
     * @param reason for the applicant
     * @param ticked what the office verified, of {@link #CHECKS}
     * @throws Refusal (conflict) when that state may not follow
     */
    void answer(UUID id, ApplicationState next, UUID by, String reason, Collection<String> ticked) {
        parts.database()
                .write(tx -> {
                    Application answered = told(tx, id, next, by, reason);
                    checks.tick(tx, id, ticked, by);
                    return answered;
                });
    }

    /**
     * Notes what the office verified.
     *
     * @param ticked of {@link #CHECKS}
     * @throws Refusal (not found) if there is no such application; (conflict) when it is not being
     *     checked
     */
    void tick(UUID id, UUID by, Collection<String> ticked) {
        parts.database()
                .write(tx -> {
                    Application one = applications.lock(tx, id).orElseThrow(Refusal::notFound);
                    if (one.state() != ApplicationState.CHECKING) {
                        throw Refusal.because(ProblemType.CONFLICT, "application-moved");
                    }
                    checks.tick(tx, id, ticked, by);
                    return one;
                });
    }

    private Application told(
            Transaction tx, UUID id, ApplicationState next, UUID by, String reason) {
        Application moved = moved(tx, id, next, by, reason);
        Draft group = group(tx, moved);
        audit(tx, moved, by, "");
        String answersTo = parts.accounts().find(tx, by).map(Account::email).orElse("");
        letters.moved(tx, moved, group.entry().title(), answersTo);
        return moved;
    }

    private Application moved(
            Transaction tx, UUID id, ApplicationState next, UUID by, String reason) {
        return applications
                .move(tx, id, next, by, reason.isEmpty() ? null : reason)
                .orElseThrow(() -> Refusal.because(ProblemType.CONFLICT, "application-moved"));
    }

    private Draft group(Transaction tx, Application application) {
        return parts.entries().lockDraft(tx, application.group()).orElseThrow(Refusal::notFound);
    }

    private void audit(Transaction tx, Application application, UUID by, String more) {
        parts.audit()
                .add(
                        tx,
                        by,
                        "registration." + application.state().id(),
                        application.group(),
                        "application " + application.number() + more);
    }

    /**
     * Registers the group of an application, or renews its registration: its page is published and
     * the applicant owns it. Approved twice, it is registered once.
     *
     * @param ticked what the office verified, of {@link #CHECKS}
     * @param knowing whether somebody said that not everything was verified; that is recorded
     * @return false, and nothing changed, when not everything was and nobody said so
     * @throws Refusal (conflict) when it is not being checked any more
     */
    boolean approve(UUID id, UUID by, Collection<String> ticked, boolean knowing) {
        List<String> unticked = CHECKS.stream().filter(item -> !ticked.contains(item)).toList();
        if (!unticked.isEmpty() && !knowing) {
            return false;
        }
        String without = unticked.isEmpty() ? "" : ", not verified: " + String.join(" ", unticked);
        parts.database()
                .write(tx -> {
                    Application approved = moved(tx, id, ApplicationState.REGISTERED, by, "");
                    checkOther(tx, approved, by);
                    checks.tick(tx, id, ticked, by);
                    Draft group = group(tx, approved);
                    Registration registration = register(tx, approved, by);
                    String slug = publish(tx, group, approved, registration, by);
                    String signIn = own(tx, approved);
                    audit(tx, approved, by, without);
                    letters.registered(
                            tx, approved, group.entry().title(), "/groups/" + slug + "/", signIn);
                    return approved;
                });
        parts.wakes().run();
        return true;
    }

    /** Nobody approves what they applied for themselves. */
    private void checkOther(Transaction tx, Application application, UUID by) {
        boolean own =
                parts.accounts()
                        .find(tx, by)
                        .filter(account -> account.email().equals(application.email()))
                        .isPresent();
        if (own) {
            throw Refusal.because(ProblemType.FORBIDDEN, "own-application");
        }
    }

    private Registration register(Transaction tx, Application application, UUID by) {
        LocalDate today = parts.today();
        return application.kind() == Application.Kind.RENEWAL
                ? registrations
                        .renew(tx, application.group(), today, by)
                        .orElseThrow(Refusal::notFound)
                : registrations.register(tx, application.group(), today, by);
    }

    /**
     * Publishes what the city writes about the registration. With a new group its whole profile,
     * which was just checked, becomes public.
     *
     * @return the group's slug
     */
    private String publish(
            Transaction tx,
            Draft group,
            Application application,
            Registration registration,
            UUID by) {
        Map<String, Value> official = official(application, registration);
        if (application.kind() == Application.Kind.REGISTRATION) {
            return page.publishAll(tx, group, official, by);
        }
        page.publishOnly(tx, group, official, by);
        return group.entry().slug();
    }

    private Map<String, Value> official(Application application, Registration registration) {
        var today = new Value.Text(parts.today().toString());
        var official = new HashMap<>(RegisteredPage.official(registration));
        official.put("confirmed_on", today);
        official.put("consent_on", today);
        List<String> affirmed =
                application.answers().assessment().entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList();
        if (!affirmed.isEmpty()) {
            official.put(Steps.ASSESSMENT, new Value.Items(affirmed));
        }
        return official;
    }

    /**
     * Lets the applicant write for the group; whoever has an account already keeps it.
     *
     * @return path at which they sign in
     */
    private String own(Transaction tx, Application application) {
        if (application.kind() == Application.Kind.RENEWAL) {
            return Screens.SIGN_IN;
        }
        UUID owner =
                parts.accounts()
                        .createWithoutPassphrase(
                                tx, application.email(), application.name(), Role.MEMBER)
                        .or(() -> parts.accounts().findByEmail(tx, application.email()))
                        .map(Account::id)
                        .orElseThrow();
        parts.accounts().join(tx, owner, application.group(), Membership.Part.OWNER);
        return LinkScreens.path(tx, parts.links(), owner, SIGN_IN_KEPT);
    }
}
