package jp.musubi.cms.banner;

import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** What groups do about banners: they apply for them. */
final class Applying {
    private final ContentModel model;
    private final EntryStore entries;
    private final AuditLog audit;
    private final BannerRegister register;
    private final BannerApplicationStore applications;
    private final BannerLetters letters;

    Applying(
            ContentModel model,
            EntryStore entries,
            AuditLog audit,
            BannerRegister register,
            BannerApplicationStore applications,
            BannerLetters letters) {
        this.model = model;
        this.entries = entries;
        this.audit = audit;
        this.register = register;
        this.applications = applications;
        this.letters = letters;
    }

    /** The rules that an application is to follow. */
    Rules rules(BannerApplication application) {
        Programme programme = programme(application);
        return programme.rules(application.rules()).orElseThrow(Applying::moved);
    }

    private Programme programme(BannerApplication application) {
        return model.programme(application.programme()).orElseThrow(Applying::moved);
    }

    /** What a group applies for in a programme, if it does. */
    static Optional<BannerApplication> open(Transaction tx, UUID group, Programme programme) {
        return BannerApplicationStore.ofGroup(tx, group).stream()
                .filter(each -> each.programme().equals(programme.id()))
                .filter(each -> !each.state().isDecided())
                .findFirst();
    }

    /**
     * Begins an application; the one that is open in the programme, where there is one.
     *
     * @param renews the banner that is to be renewed; null for a first grant
     */
    BannerApplication begin(
            Transaction tx, UUID group, Programme programme, @Nullable UUID renews, UUID by) {
        entries.lockDraft(tx, group);
        Optional<BannerApplication> open = open(tx, group, programme);
        if (open.isPresent()) {
            return open.get();
        }
        String version = programme.inForce(BannerRegister.today(tx)).version();
        return applications.begin(tx, programme.id(), version, group, renews, by);
    }

    /** Keeps what a group says so far. */
    BannerApplication save(Transaction tx, UUID application, BannerAnswers answers) {
        return BannerApplicationStore.save(tx, application, answers).orElseThrow(Applying::moved);
    }

    /**
     * Hands an application in.
     *
     * @throws Refusal if something is missing, or the group is not eligible
     */
    BannerApplication submit(Transaction tx, UUID id, BannerAnswers answers, UUID by) {
        BannerApplication saved = save(tx, id, answers);
        boolean isReady =
                answers.problems(rules(saved)).isEmpty()
                        && Eligibility.of(
                                        tx,
                                        entries,
                                        register.ofGroup(tx, saved.group()),
                                        saved.group(),
                                        programme(saved))
                                .isMet();
        if (!isReady) {
            throw Refusal.because(ProblemType.CONFLICT, "banner-not-ready");
        }
        BannerApplication moved =
                BannerApplicationStore.move(tx, id, BannerApplicationState.SUBMITTED, null, null)
                        .orElseThrow(Applying::moved);
        audit.add(tx, by, "banner.apply", moved.group(), noted(moved));
        letters.moved(tx, moved, Optional.empty());
        return moved;
    }

    /** Takes an application back. */
    BannerApplication withdraw(Transaction tx, UUID id, UUID by) {
        BannerApplication moved =
                BannerApplicationStore.move(tx, id, BannerApplicationState.WITHDRAWN, null, null)
                        .orElseThrow(Applying::moved);
        audit.add(tx, by, "banner.application-withdrawn", moved.group(), noted(moved));
        return moved;
    }

    private String noted(BannerApplication application) {
        return new ProgrammeNames(model).noted(application.numberText(), application.programme());
    }

    private static Refusal moved() {
        return Refusal.because(ProblemType.CONFLICT, "banner-moved");
    }
}
