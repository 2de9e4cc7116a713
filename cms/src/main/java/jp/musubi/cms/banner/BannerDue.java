package jp.musubi.cms.banner;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.publish.Due;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.banner.BannerState;

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

    private static final Optional<String> EXPIRED = Optional.of(BannerState.EXPIRED.id());

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
        List<Banner> due =
                database.read(tx ->
                        register.all(tx).stream()
                                .filter(banner ->
                                        step(tx, banner).isPresent()
                                                || !notices(tx, banner).isEmpty())
                                .toList());
        int done = 0;
        for (Banner banner : due) {
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
        Optional<BannerStep> step = step(tx, banner);
        step.ifPresent(due ->
                lifecycle.take(tx, banner.id(), due, Lifecycle.Actors.TIME, BannerWords.NONE));
        List<Notice> notices = notices(tx, banner);
        notices.forEach(due -> BannerEventStore.notice(tx, banner.id(), due.until(), due.days()));
        if (!notices.isEmpty()) {
            // Of several that are due at once, one is sent.
            letters.ends(tx, banner, notices.getLast().left());
        }
        return step.isPresent();
    }

    private static Optional<BannerStep> step(Transaction tx, Banner banner) {
        LocalDate today = BannerRegister.today(tx);
        return switch (banner.state()) {
            case EXPIRED ->
                    Optional.of(BannerStep.EXPIRE)
                            .filter(_ -> !banner.fields().text("state").equals(EXPIRED));
            case SUSPENDED -> {
                boolean isOver = banner.validUntil().filter(today::isAfter).isPresent();
                yield Optional.of(isOver ? BannerStep.EXPIRE : BannerStep.REINSTATE)
                        .filter(_ -> isOver || isSuspensionOver(tx, banner, today));
            }
            case ACTIVE, REVOKED -> Optional.empty();
        };
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

    private record Notice(LocalDate until, int days, int left) {}

    /** What has to be told of a term's end, and was not, the longest first. */
    private static List<Notice> notices(Transaction tx, Banner banner) {
        Optional<LocalDate> until =
                banner.validUntil().filter(_ -> banner.state() == BannerState.ACTIVE);
        return until.stream()
                .flatMap(last -> {
                    int left = (int) ChronoUnit.DAYS.between(BannerRegister.today(tx), last);
                    return NOTICE_DAYS.stream()
                            .filter(days -> left <= days)
                            .filter(days ->
                                    !BannerEventStore.isNoticed(tx, banner.id(), last, days))
                            .map(days -> new Notice(last, days, left));
                })
                .toList();
    }
}
