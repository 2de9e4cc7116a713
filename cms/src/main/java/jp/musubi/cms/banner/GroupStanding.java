package jp.musubi.cms.banner;

import jp.musubi.cms.database.Transaction;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a group stands in a programme, at one moment.
 *
 * @param banners that it was granted there
 * @param open what it applies for, where it does
 * @param rules that the open application follows; else those in force
 */
record GroupStanding(
        Programme programme,
        Eligibility eligibility,
        List<Banner> banners,
        Optional<BannerApplication> open,
        Rules rules,
        LocalDate today) {

    static GroupStanding of(Transaction tx, BannerParts parts, UUID group, Programme programme) {
        return of(tx, parts, group, programme, parts.register().ofGroup(tx, group));
    }

    /** How a group stands in each programme. */
    static List<GroupStanding> all(Transaction tx, BannerParts parts, UUID group) {
        List<Banner> banners = parts.register().ofGroup(tx, group);
        return parts.stores().model().programmes().values().stream()
                .map(each -> of(tx, parts, group, each, banners))
                .toList();
    }

    private static GroupStanding of(
            Transaction tx,
            BannerParts parts,
            UUID group,
            Programme programme,
            List<Banner> banners) {
        Optional<BannerApplication> open = Applying.open(tx, group, programme);
        LocalDate today = BannerRegister.today(tx);
        return new GroupStanding(
                programme,
                Eligibility.of(tx, parts.stores().entries(), banners, group, programme),
                banners.stream().filter(each -> each.programme().equals(programme)).toList(),
                open,
                open.flatMap(one -> programme.rules(one.rules()))
                        .orElseGet(() -> programme.inForce(today)),
                today);
    }

    List<Banner> held() {
        return banners.stream().filter(each -> each.state().isHeld()).toList();
    }

    /** When the term that is held may be renewed; empty where none is, or it may. */
    Optional<LocalDate> opens() {
        return held().stream()
                .flatMap(each -> each.validUntil().stream())
                .map(rules::renewalOpens)
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo);
    }

    /** Whether what is applied for may be written or changed now. */
    boolean isWritable() {
        return open.map(one -> one.state().isOpen()).orElseGet(() -> opens().isEmpty());
    }

    boolean mayWithdraw() {
        return open.filter(one -> one.state().next().contains(BannerApplicationState.WITHDRAWN))
                .isPresent();
    }
}
