package jp.musubi.cms.banner;

import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.reminder.Reminder;
import jp.musubi.cms.reminder.ReminderSource;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What staff are reminded of about banners: applications, drafts, and the calendar. */
final class BannerReminders implements ReminderSource {
    /** Applications that are looked at; more than an office can be reminded of. */
    private static final int MAX_APPLICATIONS = 500;

    private static final Set<BannerApplicationState> WAITING =
            Set.of(BannerApplicationState.SUBMITTED, BannerApplicationState.IN_REVIEW);

    private final BannerParts.Stores on;
    private final BannerRegister register;
    private final BannerEventStore events;
    private final BannerApplicationStore applications;
    private final Screens screens;

    BannerReminders(
            BannerParts.Stores on,
            BannerRegister register,
            BannerEventStore events,
            BannerApplicationStore applications,
            Screens screens) {
        this.on = on;
        this.register = register;
        this.events = events;
        this.applications = applications;
        this.screens = screens;
    }

    @Override
    public List<Reminder> reminders(String language) {
        var all = new ArrayList<Reminder>();
        for (BannerApplication one :
                applications.list(WAITING, Optional.empty(), MAX_APPLICATIONS)) {
            String text =
                    screens.text(
                            language,
                            "reminder.banner-application",
                            one.numberText(),
                            named(title(one.group()), one.programme(), language));
            Instant since = Objects.requireNonNullElse(one.submittedAt(), one.createdAt());
            all.add(waits(since, text, BannerPaths.ofApplication(one.id())));
        }
        for (var draft : on.database().read(BannerAct.PROPOSALS::open)) {
            String step = screens.text(language, "banner.step." + draft.act().step().id());
            String text =
                    screens.text(
                            language,
                            "reminder.banner-proposal",
                            named(step, programme(draft.act()), language));
            all.add(waits(draft.proposedAt(), text, BannerPaths.OFFICE));
        }
        LocalDate today = on.database().read(BannerRegister::today);
        var calendar = new DueDays(screens, language);
        for (DueDays.On due : DueDays.falling(register.all(), events, today)) {
            String text =
                    screens.text(
                            language,
                            "reminder.banner-due",
                            due.banner().number(),
                            named(
                                    due.banner().group().map(this::title).orElse("–"),
                                    due.banner().programme().id(),
                                    language),
                            calendar.text(due));
            all.add(
                    new Reminder(
                            Reminder.Kind.FALLS_DUE,
                            due.day(),
                            text,
                            BannerPaths.ofBanner(due.banner().id())));
        }
        return all;
    }

    /** The programme that a draft is about; empty where nothing is known of it any more. */
    private String programme(BannerAct act) {
        UUID application = act.application();
        UUID banner = act.banner();
        Optional<String> found =
                application == null
                        ? Optional.empty()
                        : applications.find(application).map(BannerApplication::programme);
        return found.or(() ->
                        banner == null
                                ? Optional.empty()
                                : register.find(banner).map(each -> each.programme().id()))
                .orElse("");
    }

    private String named(String what, String programme, String language) {
        String name = new ProgrammeNames(on.model()).of(programme, language);
        return name.isEmpty()
                ? what
                : screens.text(language, "reminder.banner-programme", what, name);
    }

    private static Reminder waits(Instant since, String text, String path) {
        LocalDate day = LocalDate.ofInstant(since, Times.ZONE);
        return new Reminder(Reminder.Kind.WAITS, day, text, path);
    }

    private String title(UUID group) {
        return on.entries().find(group).map(StoredEntry::title).orElse("–");
    }
}
