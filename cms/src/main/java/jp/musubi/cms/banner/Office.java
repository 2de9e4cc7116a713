package jp.musubi.cms.banner;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.decision.Proposal;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.entry.Link;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the office does about banners: it looks at applications, one of it drafts what two people
 * must agree on, and another decides.
 */
final class Office {
    private final ContentModel model;
    private final AccountStore accounts;
    private final AuditLog audit;
    private final BannerRegister register;
    private final Ids ids;
    private final Lifecycle lifecycle;
    private final BannerLetters letters;

    Office(
            ContentModel model,
            AccountStore accounts,
            AuditLog audit,
            BannerRegister register,
            Ids ids,
            Lifecycle lifecycle,
            BannerLetters letters) {
        this.model = model;
        this.accounts = accounts;
        this.audit = audit;
        this.register = register;
        this.ids = ids;
        this.lifecycle = lifecycle;
        this.letters = letters;
    }

    /**
     * Moves an application on, and tells the group.
     *
     * @param reason for the group; null for none
     * @throws Refusal if it has moved on
     */
    BannerApplication move(
            Transaction tx,
            UUID application,
            BannerApplicationState next,
            UUID by,
            @Nullable String reason) {
        BannerApplication moved =
                BannerApplicationStore.move(tx, application, next, by, reason)
                        .orElseThrow(Office::moved);
        String noted = new ProgrammeNames(model).noted(moved.numberText(), moved.programme());
        audit.add(tx, by, "banner.application-" + next.id(), moved.group(), noted);
        if (next == BannerApplicationState.RETURNED || next == BannerApplicationState.REJECTED) {
            letters.moved(tx, moved, accounts.find(tx, by));
        }
        return moved;
    }

    /** Drafts that an application be granted. */
    Proposal<BannerAct> propose(
            Transaction tx, BannerApplication application, BannerWords words, UUID by) {
        move(tx, application.id(), BannerApplicationState.APPROVED, by, null);
        UUID renews = application.renews();
        BannerStep step = renews == null ? BannerStep.ISSUE : BannerStep.RENEW;
        return BannerAct.PROPOSALS.add(
                tx, ids.next(), new BannerAct(step, application.id(), renews, words), by);
    }

    /** Drafts that a banner be revoked. */
    Proposal<BannerAct> proposeRevocation(Transaction tx, UUID banner, BannerWords words, UUID by) {
        Banner found = register.find(tx, banner).orElseThrow(Office::moved);
        if (!BannerStep.REVOKE.isPossible(found.state())
                || BannerAct.PROPOSALS.open(tx, act -> act.isAboutBanner(banner)).isPresent()) {
            throw moved();
        }
        audit.add(tx, by, "banner.propose-revoke", banner, noted(words.document(), found));
        return BannerAct.PROPOSALS.add(
                tx, ids.next(), new BannerAct(BannerStep.REVOKE, null, banner, words), by);
    }

    /**
     * Decides what another drafted.
     *
     * @throws Refusal if the same person drafted it, or if it was decided already
     */
    Optional<Banner> decide(Transaction tx, UUID id, boolean taken, UUID by) {
        Proposal<BannerAct> proposal = BannerAct.PROPOSALS.decide(tx, id, taken, by);
        BannerAct act = proposal.act();
        if (!taken) {
            decline(tx, act, by);
            return Optional.empty();
        }
        var actors = new Lifecycle.Actors(proposal.proposedBy(), by);
        return Optional.of(
                act.step() == BannerStep.REVOKE
                        ? lifecycle.take(tx, banner(act), BannerStep.REVOKE, actors, act.words())
                        : grant(tx, act, actors));
    }

    private void decline(Transaction tx, BannerAct act, UUID by) {
        UUID application = act.application();
        if (application == null) {
            audit.add(tx, by, "banner.decline-revoke", banner(act), "");
        } else {
            move(tx, application, BannerApplicationState.IN_REVIEW, by, null);
        }
    }

    private Banner grant(Transaction tx, BannerAct act, Lifecycle.Actors actors) {
        UUID id = Objects.requireNonNull(act.application());
        UUID by = Objects.requireNonNull(actors.decidedBy());
        BannerApplication application = move(tx, id, BannerApplicationState.ISSUED, by, null);
        Programme programme = model.programme(application.programme()).orElseThrow(Office::moved);
        LocalDate today = BannerRegister.today(tx);
        Rules rules =
                programme.rules(application.rules()).orElseGet(() -> programme.inForce(today));
        List<Link> addresses =
                application.answers().addresses().stream()
                        .map(address -> new Link(address, ""))
                        .toList();
        UUID renews = application.renews();
        if (renews == null) {
            var grant =
                    new Lifecycle.Grant(
                            programme,
                            rules,
                            application.group(),
                            today,
                            rules.lastDay(today),
                            addresses);
            return lifecycle.issue(tx, grant, actors, act.words());
        }
        LocalDate next =
                register.find(tx, renews)
                        .flatMap(Banner::validUntil)
                        .map(last -> last.plusDays(1))
                        .orElse(today);
        var grant =
                new Lifecycle.Grant(
                        programme,
                        rules,
                        application.group(),
                        today,
                        rules.lastDay(next),
                        addresses);
        return lifecycle.renew(tx, renews, grant, actors, act.words());
    }

    private String noted(String details, Banner banner) {
        return new ProgrammeNames(model).noted(details, banner.programme().id());
    }

    private static UUID banner(BannerAct act) {
        return Objects.requireNonNull(act.banner(), "a banner");
    }

    private static Refusal moved() {
        return Refusal.because(ProblemType.CONFLICT, "banner-moved");
    }
}
