package jp.musubi.cms.banner;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.publish.Due;
import jp.musubi.cms.screen.Times;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What happens to banners by itself at the beginning of each day: terms that are over, suspensions
 * that are over, notices of terms that end soon.
 */
public final class BannerDue implements Due {
    /** How long before its end a term's end is told, the longest first. */
    static final List<Integer> NOTICE_DAYS = List.of(90, 60, 30);

    private final Database database;
    private final Clock clock;
    private final BannerRegister register;
    private final Lifecycle lifecycle;
    private final BannerLetters letters;

    BannerDue(
            Database database,
            Clock clock,
            BannerRegister register,
            Lifecycle lifecycle,
            BannerLetters letters) {
        this.database = database;
        this.clock = clock;
        this.register = register;
        this.lifecycle = lifecycle;
        this.letters = letters;
    }

    @Override
    public int runDue() {
        int done = 0;
        for (Banner banner : register.all()) {
            done += database.write(tx -> run(tx, banner)) ? 1 : 0;
        }
        return done;
    }

    @Override
    public Optional<Instant> nextDue() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        return Optional.of(today.plusDays(1).atStartOfDay(Times.ZONE).toInstant());
    }

    /** Does what is due for a banner; whether it changed. */
    private boolean run(Transaction tx, Banner banner) {
        LocalDate today = BannerRegister.today(tx);
        String recorded = banner.fields().text("state").orElse("");
        if (banner.state() == BannerState.EXPIRED && !recorded.equals(BannerState.EXPIRED.id())) {
            take(tx, banner, BannerStep.EXPIRE);
            return true;
        }
        if (banner.state() == BannerState.SUSPENDED) {
            LocalDate last = banner.validUntil().orElse(LocalDate.MAX);
            BannerStep step = last.isBefore(today) ? BannerStep.EXPIRE : BannerStep.REINSTATE;
            boolean isOver = step == BannerStep.EXPIRE || isSuspensionOver(tx, banner, today);
            if (isOver) {
                take(tx, banner, step);
            }
            return isOver;
        }
        if (banner.state() == BannerState.ACTIVE) {
            banner.validUntil().ifPresent(until -> notice(tx, banner, until, today));
        }
        return false;
    }

    private void take(Transaction tx, Banner banner, BannerStep step) {
        lifecycle.take(tx, banner.id(), step, Lifecycle.Actors.TIME, BannerWords.NONE);
    }

    private static boolean isSuspensionOver(Transaction tx, Banner banner, LocalDate today) {
        return BannerEventStore.of(tx, banner.id()).stream()
                .filter(event -> event.step() == BannerStep.SUSPEND)
                .reduce((_, later) -> later)
                .map(event -> event.words().until())
                .filter(Objects::nonNull)
                .filter(until -> until.isBefore(today))
                .isPresent();
    }

    /** Of several notices that are due at once, the last one is sent. */
    private void notice(Transaction tx, Banner banner, LocalDate until, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, until);
        List<Integer> due = NOTICE_DAYS.stream().filter(days -> left <= days).toList();
        boolean isNew = false;
        for (int days : due) {
            isNew = BannerEventStore.notice(tx, banner.id(), until, days);
        }
        if (isNew) {
            letters.ends(tx, banner, Math.toIntExact(left));
        }
    }
}
