package jp.musubi.cms.registration;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryAccess;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Registers groups that the city knows already, without an application. */
final class OfficeRegister {
    private final RegistrationParts parts;
    private final RegistrationStore registrations;
    private final RegisteredPage page;

    OfficeRegister(Pieces pieces, RegisteredPage page) {
        this.parts = pieces.parts();
        this.registrations = pieces.registrations();
        this.page = page;
    }

    /** What would become of a group. */
    enum Effect {
        /** It is registered. */
        REGISTERED,
        /** It is registered already, or was. */
        KNOWN,
        /** It came by applying: that is to be decided instead. */
        APPLIES,
        /** It is not there any more. */
        GONE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a term that begins on a day has begun and is not over. */
    boolean isDay(LocalDate day) {
        LocalDate today = parts.today();
        return !day.isAfter(today) && !Registration.endOfTerm(day).isBefore(today);
    }

    /** What would happen, without doing it. */
    Effect foresee(UUID group) {
        return parts.database()
                .read(tx -> foresee(tx, parts.entries().findDraft(tx, group), group));
    }

    private static Effect foresee(Transaction tx, Optional<Draft> draft, UUID group) {
        if (draft.filter(one -> one.entry().type().equals(EntryAccess.GROUP)).isEmpty()) {
            return Effect.GONE;
        }
        if (RegistrationStore.find(tx, group).isPresent()) {
            return Effect.KNOWN;
        }
        boolean applies =
                ApplicationStore.ofGroup(tx, group).stream()
                        .anyMatch(one -> one.kind() == Application.Kind.REGISTRATION);
        return applies ? Effect.APPLIES : Effect.REGISTERED;
    }

    /**
     * Registers a group, unless that has become impossible. Its public page says so from then on; a
     * number that it has in an older register stays.
     *
     * @param day first day of the term ({@link #isDay})
     * @param reason for staff and the group
     */
    Effect register(UUID group, LocalDate day, String reason, UUID by) {
        Effect effect =
                parts.database()
                        .write(tx -> {
                            Optional<Draft> draft = parts.entries().lockDraft(tx, group);
                            Effect foreseen = foresee(tx, draft, group);
                            if (foreseen == Effect.REGISTERED) {
                                register(tx, draft.orElseThrow(), day, reason, by);
                            }
                            return foreseen;
                        });
        if (effect == Effect.REGISTERED) {
            parts.wakes().run();
        }
        return effect;
    }

    private void register(Transaction tx, Draft draft, LocalDate day, String reason, UUID by) {
        UUID group = draft.entry().id();
        String number = draft.content().fields().text(RegisteredPage.NUMBER).orElse("").strip();
        Registration made = registrations.register(tx, group, day, number, reason, by);
        parts.audit().add(tx, by, "registration.enter", group, made.number() + " from " + day);
        page.publishOnly(tx, draft, RegisteredPage.official(made), by);
    }
}
