package jp.musubi.cms.banner;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.registration.Registration;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.banner.BannerState;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whether a group may apply for a banner, condition by condition.
 *
 * @param criteria in the order in which a group meets them
 */
public record Eligibility(List<Criterion> criteria) {
    public Eligibility {
        criteria = List.copyOf(criteria);
    }

    /**
     * One condition.
     *
     * @param id of its sentences
     * @param met whether it is met today
     * @param amount of months or days that its sentence tells; 0 for none
     */
    public record Criterion(String id, boolean met, int amount) {}

    /** Whether all are met. */
    public boolean isMet() {
        return criteria.stream().allMatch(Criterion::met);
    }

    /**
     * What holds for a group today.
     *
     * @param banners of the group, in any programme
     */
    static Eligibility of(
            Transaction tx,
            EntryStore entries,
            List<Banner> banners,
            UUID group,
            Programme programme) {
        LocalDate today = BannerRegister.today(tx);
        Rules rules = programme.inForce(today);
        Optional<LiveEntry> page = entries.findLive(tx, group);
        Optional<Registration> registration = RegistrationStore.find(tx, group);
        return new Eligibility(
                Stream.of(
                                new Criterion("registered", isRegistered(registration, today), 0),
                                new Criterion(
                                        "known",
                                        since(registration, page)
                                                .filter(day ->
                                                        !day.plusMonths(rules.registeredMonths())
                                                                .isAfter(today))
                                                .isPresent(),
                                        rules.registeredMonths()),
                                new Criterion("public", page.isPresent(), 0),
                                new Criterion(
                                        "confirmed",
                                        page.flatMap(live ->
                                                        live.entry().fields().date("confirmed_on"))
                                                .map(PartialDate::first)
                                                .filter(day -> rules.isFresh(day, today))
                                                .isPresent(),
                                        rules.confirmedWithinMonths()),
                                held(banners, programme, rules, today))
                        // Who need not wait is told of no time to wait.
                        .filter(each -> !each.id().equals("known") || each.amount() > 0)
                        .toList());
    }

    private static boolean isRegistered(Optional<Registration> registration, LocalDate today) {
        return registration
                .map(each -> each.on(today))
                .filter(state ->
                        state == Registration.State.REGISTERED
                                || state == Registration.State.RENEWAL_DUE)
                .isPresent();
    }

    /** Since when the city has known the group: its term, or its page before that. */
    private static Optional<LocalDate> since(
            Optional<Registration> registration, Optional<LiveEntry> page) {
        Optional<LocalDate> published =
                page.map(live -> live.entry().publishedAt())
                        .map(moment -> LocalDate.ofInstant(moment, Times.ZONE));
        return registration
                .map(Registration::validFrom)
                .map(from -> published.filter(day -> day.isBefore(from)).orElse(from));
    }

    /** None is held, or the one that is may be renewed. */
    private static Criterion held(
            List<Banner> banners, Programme programme, Rules rules, LocalDate today) {
        boolean free =
                banners.stream()
                        .filter(each -> each.programme().equals(programme))
                        .filter(each ->
                                each.state() == BannerState.ACTIVE
                                        || each.state() == BannerState.SUSPENDED)
                        .allMatch(each -> each.isRenewalOpen(today));
        return new Criterion("free", free, rules.renewalOpensDays());
    }
}
