package jp.musubi.cms.award;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.award.decision.AwardAct;
import jp.musubi.cms.award.decision.AwardParts;
import jp.musubi.cms.award.edition.AwardEvent;
import jp.musubi.cms.award.edition.AwardPaths;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EditionState;
import jp.musubi.cms.award.edition.EntryRules;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.award.nomination.EntryCheck;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationState;
import jp.musubi.cms.decision.Proposal;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Editions and nominations as the screens show them.
 *
 * @param language of who reads
 */
record AwardViews(AwardParts parts, Screens screens, String language) {

    /** An edition. */
    public record EditionView(
            String id,
            String address,
            String title,
            String theme,
            String year,
            String state,
            String stateId,
            String hue,
            String call,
            String screeningUntil,
            String meetingOn,
            String announceAt,
            String ceremonyOn) {}

    /** A category, with its quota. */
    public record CategoryView(String id, String name, String quota) {}

    /** A criterion, with how much it counts. */
    public record CriterionView(String id, String name, String rubric, String weight) {}

    /** A nomination. */
    public record NominationView(
            String id,
            String address,
            String sheetAddress,
            String number,
            String state,
            String stateId,
            String hue,
            String nominee,
            String groupAddress,
            String category,
            String summary,
            String achievements,
            List<String> links,
            String relation,
            List<String> supporters,
            boolean own,
            String nominator,
            String email,
            String reason,
            String submitted) {}

    /** A rule, and what was found about it. */
    public record FindingView(String text, String found, boolean met) {}

    /** A step that was taken. */
    public record EventView(String at, String step, String who, String reason) {}

    /** Something that waits for a decision. */
    public record ProposalView(
            String id,
            String title,
            String address,
            String by,
            String since,
            String document,
            String reason,
            String internal,
            boolean own) {}

    EditionView edition(Edition edition) {
        Plan plan = edition.plan();
        return new EditionView(
                edition.id().toString(),
                AwardPaths.of(AwardPaths.EDITION, edition.id()),
                title(edition),
                plan.theme().in(language),
                Integer.toString(edition.year()),
                screens.text(language, "award.state." + edition.state().id()),
                edition.state().id(),
                hue(edition.state()),
                day(plan.callFrom()) + " – " + day(plan.callUntil()),
                day(plan.schedule().screeningUntil()),
                day(plan.schedule().meetingOn()),
                minute(plan.schedule().announceAt()),
                day(plan.schedule().ceremonyOn()));
    }

    /** What an edition is called, also before it has a name. */
    String title(Edition edition) {
        return edition.plan().name().isMissing()
                ? screens.text(language, "award.edition.unnamed", edition.number())
                : parts.letters().title(edition, language);
    }

    private static String hue(EditionState state) {
        return switch (state) {
            case DRAFT -> "is-plain";
            case PLANNED, CLOSED, SCREENING, MEETING -> "is-ai";
            case OPEN, ANNOUNCED -> "is-kusa";
            case DECIDED -> "is-murasaki";
        };
    }

    List<CategoryView> categories(Plan plan) {
        return plan.categories().stream()
                .map(each ->
                        new CategoryView(
                                each.id(),
                                each.name().in(language),
                                Integer.toString(each.quota())))
                .toList();
    }

    List<CriterionView> criteria(Plan plan) {
        int all = plan.criteria().stream().mapToInt(Criterion::weight).sum();
        return plan.criteria().stream()
                .map(each ->
                        new CriterionView(
                                each.id(),
                                each.name().in(language),
                                each.rubric().in(language),
                                Math.round(100f * each.weight() / Math.max(1, all)) + " %"))
                .toList();
    }

    /** The rules of an edition, one sentence each. */
    List<String> rules(EntryRules rules) {
        var all = new ArrayList<String>();
        if (rules.registered()) {
            all.add(screens.text(language, "award.rule.registered"));
        }
        if (rules.activeYears() > 0) {
            all.add(screens.text(language, "award.rule.active", rules.activeYears()));
        }
        if (rules.notHonouredYears() > 0) {
            all.add(screens.text(language, "award.rule.not-honoured", rules.notHonouredYears()));
        }
        all.add(
                screens.text(
                        language, rules.ownNomination() ? "award.rule.own" : "award.rule.others"));
        if (rules.supporters() > 0) {
            all.add(screens.text(language, "award.rule.supporters", rules.supporters()));
        }
        all.add(screens.text(language, "award.rule.consent"));
        return all;
    }

    NominationView nomination(Edition edition, Nomination one) {
        UUID group = one.nominee().group();
        return new NominationView(
                one.id().toString(),
                AwardPaths.of(AwardPaths.NOMINATION, one.id()),
                AwardPaths.of(AwardPaths.SHEET, one.id()),
                screens.text(language, "award.nomination.number", one.numberText()),
                screens.text(language, "award.nomination.state." + one.state().id()),
                one.state().id(),
                hue(one.state()),
                one.nominee().name().isEmpty() ? "–" : one.nominee().name(),
                group == null ? "" : "/admin/entries/" + group,
                edition.plan()
                        .category(one.category())
                        .map(Category::name)
                        .map(name -> name.in(language))
                        .orElse("–"),
                one.text().summary(),
                one.text().achievements(),
                one.text().links(),
                one.text().relation(),
                one.text().supporters(),
                one.nominator().own(),
                one.nominator().name(),
                one.nominator().email(),
                one.reason(),
                one.submittedAt() == null ? "" : times().day(one.submittedAt()));
    }

    static String hue(NominationState state) {
        return switch (state) {
            case DRAFT, WITHDRAWN, LAPSED -> "is-plain";
            case SUBMITTED, RETURNED -> "is-oudo";
            case CONSENTED -> "is-ai";
            case ADMITTED -> "is-kusa";
            case REJECTED, DECLINED -> "is-enji";
            case HONOURED -> "is-murasaki";
            case NOT_HONOURED -> "is-plain";
        };
    }

    List<FindingView> findings(EntryCheck check) {
        return check.findings().stream()
                .map(each ->
                        new FindingView(
                                screens.text(language, "award.check." + each.id(), each.amount()),
                                each.found().isEmpty()
                                        ? ""
                                        : screens.text(
                                                language, "award.found." + each.id(), each.found()),
                                each.met()))
                .toList();
    }

    List<EventView> events(String prefix, List<AwardEvent> events) {
        return events.reversed().stream()
                .map(each ->
                        new EventView(
                                times().minute(each.at()),
                                screens.text(language, prefix + each.step()),
                                who(each.actor()),
                                each.reason()))
                .toList();
    }

    private String who(@Nullable UUID account) {
        return account == null ? "–" : name(account);
    }

    String name(UUID account) {
        return parts.stores().accounts().find(account).map(Account::name).orElse("–");
    }

    ProposalView proposal(Proposal<AwardAct> each, UUID reader) {
        AwardAct act = each.act();
        String title = parts.editionStore().find(act.edition()).map(this::title).orElse("–");
        return new ProposalView(
                each.id().toString(),
                screens.text(
                        language,
                        act.result() == null
                                ? "award.proposal.results"
                                : "award.proposal.withdrawal",
                        title),
                AwardPaths.of(AwardPaths.EDITION, act.edition()) + "/meeting",
                name(each.proposedBy()),
                times().day(each.proposedAt()),
                act.words().document(),
                act.words().reason().in(language),
                act.words().internal(),
                each.proposedBy().equals(reader));
    }

    Times times() {
        return new Times(screens, language);
    }

    String day(@Nullable LocalDate day) {
        return Optional.ofNullable(day).map(times()::date).orElse("–");
    }

    String minute(@Nullable Instant moment) {
        return Optional.ofNullable(moment).map(times()::minute).orElse("–");
    }
}
