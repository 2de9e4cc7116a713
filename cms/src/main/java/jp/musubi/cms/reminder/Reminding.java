package jp.musubi.cms.reminder;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.publish.Due;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.setting.ReminderSettings;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Mails the staff in the morning what waits for long and what falls due: one mail with all of it,
 * and none where there is nothing to say. The day on which a city starts is not told about.
 */
public final class Reminding implements Due {
    /** When it is looked what there is to say. */
    static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Lines of a part of a mail; the screens show the rest. */
    private static final int MAX_LINES = 40;

    private final Parts parts;
    private final List<ReminderSource> sources;
    private final Screens screens;
    private final PublicAddress address;

    /** What it stands on. */
    public record Parts(
            Database database,
            Clock clock,
            AccountStore accounts,
            MailStore mails,
            SettingStore settings) {}

    public Reminding(
            Parts parts, List<ReminderSource> sources, Screens screens, PublicAddress address) {
        this.parts = parts;
        this.sources = List.copyOf(sources);
        this.screens = screens;
        this.address = address;
    }

    @Override
    public int runDue() {
        ZonedDateTime now = parts.clock().instant().atZone(Times.ZONE);
        LocalDate today = now.toLocalDate();
        ReminderSettings rules = ReminderSettings.TOPIC.read(parts.settings());
        LastDigest last = LastDigest.TOPIC.read(parts.settings());
        if (now.toLocalTime().isBefore(MORNING) || last.isLookedOn(today)) {
            return 0;
        }
        String language = Screens.languages().getFirst();
        List<Reminder> all =
                rules.reminds() && last.lookedOn() != null
                        ? sources.stream()
                                .flatMap(each -> each.reminders(language).stream())
                                .toList()
                        : List.of();
        return parts.database().write(tx -> tell(tx, all, rules, today));
    }

    @Override
    public Optional<Instant> nextDue() {
        ZonedDateTime now = parts.clock().instant().atZone(Times.ZONE);
        ZonedDateTime morning = now.with(MORNING);
        return Optional.of((morning.isAfter(now) ? morning : morning.plusDays(1)).toInstant());
    }

    private int tell(Transaction tx, List<Reminder> all, ReminderSettings rules, LocalDate today) {
        // Of several processes one tells.
        LastDigest last = LastDigest.TOPIC.locked(parts.settings(), tx);
        if (last.isLookedOn(today)) {
            return 0;
        }
        Digest digest = Digest.of(all, rules, last.sentOn(), today);
        LastDigest now = last.lookedOn(today);
        if (digest.size() == 0) {
            LastDigest.TOPIC.write(parts.settings(), tx, now);
            return 0;
        }
        LastDigest.TOPIC.write(parts.settings(), tx, now.sentOn(today));
        String language = Screens.languages().getFirst();
        String subject =
                Letter.subject(screens.text(language, "mail.reminder.subject", digest.size()));
        String body = body(digest, rules, language);
        List<Account> staff = parts.accounts().staff(tx);
        staff.forEach(each -> parts.mails().add(tx, Letter.of(each.email(), subject, body)));
        return staff.size();
    }

    private String body(Digest digest, ReminderSettings rules, String language) {
        return screens.text(
                language,
                "mail.reminder.body",
                part(
                        digest.waiting(),
                        screens.text(language, "mail.reminder.waiting", rules.waitingDays()),
                        language),
                part(digest.due(), screens.text(language, "mail.reminder.due"), language),
                address.of(Route.SCREENS + "/office"),
                rules.daysApart());
    }

    private String part(List<Reminder> all, String heading, String language) {
        if (all.isEmpty()) {
            return "";
        }
        var times = new Times(screens, language);
        String lines =
                all.stream()
                        .limit(MAX_LINES)
                        .map(each ->
                                screens.text(
                                        language,
                                        "mail.reminder.line." + each.kind().name(),
                                        times.date(each.day()),
                                        each.text(),
                                        address.of(each.path())))
                        .collect(Collectors.joining());
        int more = all.size() - MAX_LINES;
        return heading
                + lines
                + (more > 0 ? screens.text(language, "mail.reminder.more", more) : "");
    }
}
