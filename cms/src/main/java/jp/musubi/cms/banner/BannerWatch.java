package jp.musubi.cms.banner;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.LiveChanges;
import jp.musubi.cms.publish.Due;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.watch.Finding;
import jp.musubi.cms.watch.PageReader;
import jp.musubi.cms.watch.Sighting;
import jp.musubi.cms.watch.SightingStore;
import jp.musubi.content.banner.BannerState;
import jp.musubi.content.entry.Link;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks at the pages where banners are registered to be shown: each month by itself, and when
 * somebody asks. One page of a host at a time, so that nobody's server is asked much.
 */
public final class BannerWatch implements Due {
    /** How long a group has to put a banner in place before the first look. */
    static final Duration FIRST = Duration.ofDays(7);

    /** How long after a look comes the next. */
    static final Duration MONTH = Duration.ofDays(30);

    /** How long after a look at a page that could not be seen comes the next. */
    static final Duration WEEK = Duration.ofDays(7);

    /** How long nobody may ask again for a look at the same banner. */
    static final Duration AGAIN = Duration.ofMinutes(10);

    /** How long it waits before the next page of a host. */
    private static final Duration HOST_PAUSE = Duration.ofSeconds(30);

    /** How long banners are watched that ended. */
    private static final int AFTER_END_DAYS = 365;

    private static final int MAX_A_RUN = 20;

    private static final int SPREAD_HOURS = 48;

    private final Database database;
    private final Clock clock;
    private final EntryStore entries;
    private final BannerRegister register;
    private final AuditLog audit;
    private final BannerLetters letters;
    private final PageReader reader;

    /** What was true when the pages were last brought up to date; null before that. */
    private volatile @Nullable Kept kept;

    BannerWatch(
            BannerParts.Stores on,
            BannerRegister register,
            BannerLetters letters,
            PageReader reader) {
        this.database = on.database();
        this.clock = on.clock();
        this.entries = on.entries();
        this.audit = on.audit();
        this.register = register;
        this.letters = letters;
        this.reader = reader;
    }

    /** Up to which generation, and for which day, all banners were looked through. */
    private record Kept(long generation, LocalDate day) {}

    /** A page with what it means. */
    record Watched(Banner banner, Sighting sighting, Judgement judgement) {}

    /** The pages of a banner. */
    List<Watched> of(Banner banner) {
        return database.read(tx ->
                SightingStore.of(tx, banner.id()).stream()
                        .map(each -> watched(tx, banner, each))
                        .toList());
    }

    /** All pages that somebody has to do something about, the longest known first. */
    List<Watched> troubles() {
        return database.read(tx -> {
            Map<UUID, Banner> banners =
                    register.all(tx).stream()
                            .collect(Collectors.toMap(Banner::id, each -> each, (a, _) -> a));
            return SightingStore.all(tx).stream()
                    .filter(each -> banners.containsKey(each.banner()))
                    .map(each -> watched(tx, banners.get(each.banner()), each))
                    .filter(each ->
                            each.judgement().verdict() == Judgement.Verdict.WRONG
                                    || each.judgement().verdict() == Judgement.Verdict.UNSEEN)
                    .toList();
        });
    }

    private static Watched watched(Transaction tx, @Nullable Banner banner, Sighting sighting) {
        Banner known = Objects.requireNonNull(banner);
        return new Watched(known, sighting, Judgement.of(sighting, known, end(tx, known)));
    }

    /**
     * Asks for a look at all pages of a banner, which comes as soon as what runs {@link #runDue} is
     * woken.
     *
     * @return false where that was asked for, or done, within ten minutes, or there are none
     */
    boolean ask(Transaction tx, Banner banner, UUID by) {
        keep(tx, List.of(banner), SightingStore.of(tx, banner.id()));
        boolean isDue = SightingStore.hasten(tx, banner.id(), tx.now().minus(AGAIN));
        if (isDue) {
            audit.add(tx, by, "banner.look", banner.id(), "");
        }
        return isDue;
    }

    @Override
    public int runDue() {
        Instant now = clock.instant();
        kept = database.read(this::unchanged).orElseGet(() -> database.write(this::kept));
        Map<String, Sighting> ofHosts = new LinkedHashMap<>();
        database.read(SightingStore::all).stream()
                .filter(each -> !each.dueAt().isAfter(now))
                .forEach(each -> ofHosts.putIfAbsent(host(each.address()), each));
        List<Sighting> due = ofHosts.values().stream().limit(MAX_A_RUN).toList();
        due.forEach(this::look);
        return due.size();
    }

    @Override
    public Optional<Instant> nextDue() {
        Instant now = clock.instant();
        Instant tomorrow =
                LocalDate.ofInstant(now, Times.ZONE)
                        .plusDays(1)
                        .atStartOfDay(Times.ZONE)
                        .toInstant();
        Instant soon = now.plus(HOST_PAUSE);
        return database.read(SightingStore::nextDue)
                .map(due -> due.isBefore(soon) ? soon : due)
                .filter(due -> due.isBefore(tomorrow))
                .or(() -> Optional.of(tomorrow));
    }

    /**
     * What is kept, if no banner changed since all were looked through: this runs after each
     * publication, and nearly all of them are of other entries.
     */
    private Optional<Kept> unchanged(Transaction tx) {
        return Optional.ofNullable(kept)
                .filter(last -> last.day().equals(BannerRegister.today(tx)))
                .flatMap(last -> LiveChanges.since(tx, last.generation()))
                .filter(since -> since.gone().isEmpty())
                .filter(since ->
                        since.live().stream()
                                .map(live -> live.entry().type())
                                .noneMatch(BannerRegister.TYPE::equals))
                .map(since -> new Kept(since.generation(), BannerRegister.today(tx)));
    }

    private Kept kept(Transaction tx) {
        long generation = entries.generation(tx);
        keep(tx, register.all(tx), SightingStore.all(tx));
        return new Kept(generation, BannerRegister.today(tx));
    }

    /** Watches what is registered, and nothing else. */
    private static void keep(Transaction tx, List<Banner> banners, List<Sighting> known) {
        Map<UUID, Map<String, Sighting>> left = new HashMap<>();
        known.forEach(each ->
                left.computeIfAbsent(each.banner(), _ -> new HashMap<>())
                        .put(each.address(), each));
        for (Banner banner : banners) {
            Map<String, Sighting> its = left.getOrDefault(banner.id(), new HashMap<>());
            Optional<LocalDate> removal = removal(tx, banner);
            for (String address : addresses(tx, banner)) {
                Sighting one = its.remove(address);
                if (one == null) {
                    SightingStore.add(tx, banner.id(), address, tx.now().plus(FIRST));
                } else {
                    removal.map(day -> day.plusDays(1).atStartOfDay(Times.ZONE).toInstant())
                            .filter(over -> one.dueAt().isAfter(over))
                            .filter(over -> one.lookedAt() != null && one.lookedAt().isBefore(over))
                            .ifPresent(over -> SightingStore.plan(tx, one, over));
                }
            }
        }
        left.values().stream()
                .flatMap(its -> its.values().stream())
                .forEach(each -> SightingStore.remove(tx, each));
    }

    /** Where a banner is watched; nowhere a year after its end. */
    private static Set<String> addresses(Transaction tx, Banner banner) {
        boolean isWatched =
                banner.state().isHeld()
                        || end(tx, banner)
                                .filter(last ->
                                        BannerRegister.today(tx)
                                                .isBefore(last.plusDays(AFTER_END_DAYS)))
                                .isPresent();
        var all = new HashSet<String>();
        if (isWatched) {
            banner.fields().links("display_urls").stream()
                    .map(Link::url)
                    .filter(url -> url.length() <= SightingStore.MAX_ADDRESS_UNITS)
                    .forEach(all::add);
        }
        return all;
    }

    /** The last day on which a banner that is held no more may still be seen. */
    private static Optional<LocalDate> removal(Transaction tx, Banner banner) {
        return end(tx, banner).map(last -> last.plusDays(banner.rules(last).removalDays()));
    }

    /** The last day of a banner that is held no more. */
    private static Optional<LocalDate> end(Transaction tx, Banner banner) {
        if (banner.state().isHeld()) {
            return Optional.empty();
        }
        return BannerEventStore.of(tx, banner.id()).stream()
                .filter(event -> event.step() == BannerStep.REVOKE)
                .filter(_ -> banner.state() == BannerState.REVOKED)
                .map(BannerEvent::day)
                .reduce((_, later) -> later)
                .or(banner::validUntil);
    }

    /**
     * Looks at a page. The next look is planned before, so that a page that breaks the program is
     * not looked at for ever.
     */
    private void look(Sighting due) {
        Optional<Banner> banner =
                database.write(tx -> {
                    SightingStore.lock(tx, due.banner(), due.address())
                            .ifPresent(one -> SightingStore.plan(tx, one, tx.now().plus(MONTH)));
                    return register.find(tx, due.banner());
                });
        if (banner.isPresent()) {
            Finding finding = reader.look(due.address(), banner.get().number());
            database.write(tx -> note(tx, due, finding));
        }
    }

    private boolean note(Transaction tx, Sighting due, Finding finding) {
        Optional<Sighting> before = SightingStore.lock(tx, due.banner(), due.address());
        Optional<Banner> found = register.find(tx, due.banner());
        if (before.isEmpty() || found.isEmpty()) {
            return false;
        }
        Sighting last = before.get();
        Banner banner = found.get();
        Judgement judgement =
                Judgement.of(finding, BannerRegister.today(tx), banner, end(tx, banner));
        Instant since = last.wrongSince();
        String told = last.told();
        switch (judgement.verdict()) {
            case RIGHT -> {
                since = null;
                told = null;
            }
            case WRONG -> {
                since = since == null ? tx.now() : since;
                if (banner.state().isHeld() && !finding.kind().equals(told)) {
                    letters.misshown(tx, banner, last.address(), finding);
                    told = finding.kind();
                }
            }
            case UNSEEN, WAITING -> {}
        }
        SightingStore.found(tx, last, finding, next(tx, last, judgement), since, told);
        audit.add(tx, null, "banner.seen-" + judgement.verdict().id(), banner.id(), last.address());
        return true;
    }

    /** A month later, by hosts at different hours. */
    private static Instant next(Transaction tx, Sighting sighting, Judgement judgement) {
        int hours = Math.floorMod(host(sighting.address()).hashCode(), SPREAD_HOURS);
        boolean isUnseen = judgement.verdict() == Judgement.Verdict.UNSEEN;
        return tx.now().plus(isUnseen ? WEEK : MONTH).plus(Duration.ofHours(hours));
    }

    private static String host(String address) {
        try {
            return String.valueOf(URI.create(address).getHost());
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
