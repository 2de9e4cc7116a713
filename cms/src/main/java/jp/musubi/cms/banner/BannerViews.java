package jp.musubi.cms.banner;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.decision.Proposal;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.banner.BannerState;
import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Banners and applications as the screens show them.
 *
 * @param language of who reads
 */
record BannerViews(
        EntryStore entries,
        AccountStore accounts,
        Screens screens,
        ProgrammeNames programmes,
        String language) {

    /** A banner. */
    public record BannerView(
            String id,
            String address,
            String number,
            String group,
            String groupAddress,
            String programme,
            String state,
            String hue,
            String from,
            String until,
            String reason) {}

    /**
     * An application.
     *
     * @param programme that it is for; empty where the city has one alone
     */
    public record ApplicationView(
            String id,
            String address,
            String number,
            String programme,
            String group,
            String groupAddress,
            String state,
            String hue,
            boolean renews,
            String submitted,
            String reason,
            List<String> uses,
            List<String> addresses,
            String evidence,
            String consent) {}

    /** A file of an application. */
    public record AttachmentView(String id, String name, String size, String address) {}

    /** A step that was taken. */
    public record EventView(
            String day, String step, String who, String document, String reason, String internal) {}

    /**
     * A step that waits for a decision.
     *
     * @param programme of the banner; empty where the city has one alone
     */
    public record ProposalView(
            String id,
            String step,
            String title,
            String programme,
            String address,
            String by,
            String since,
            String document,
            String reason,
            String internal,
            boolean own) {}

    /** A condition. */
    public record CriterionView(String text, String cure, boolean met) {}

    BannerView banner(Banner banner) {
        return new BannerView(
                banner.id().toString(),
                BannerPaths.ofBanner(banner.id()),
                banner.number(),
                banner.group().map(this::title).orElse("–"),
                banner.group()
                        .map(group ->
                                BannerPaths.ofGroup(group, programmes, banner.programme().id()))
                        .orElse(""),
                banner.programme().label().in(language),
                screens.text(language, "banner.state." + banner.state().id()),
                hue(banner.state()),
                date(banner.validFrom().orElse(null)),
                date(banner.validUntil().orElse(null)),
                banner.fields().text("public_reason", language).orElse(""));
    }

    ApplicationView application(BannerApplication one, Map<String, Label> uses) {
        return new ApplicationView(
                one.id().toString(),
                BannerPaths.ofApplication(one.id()),
                one.numberText(),
                programmes.of(one.programme(), language),
                title(one.group()),
                BannerPaths.ofGroup(one.group(), programmes, one.programme()),
                screens.text(language, "banner.application." + one.state().id()),
                hue(one.state()),
                one.renews() != null,
                one.submittedAt() == null ? "" : times().day(one.submittedAt()),
                Objects.requireNonNullElse(one.reason(), ""),
                one.answers().uses().stream()
                        .map(use -> Optional.ofNullable(uses.get(use)))
                        .flatMap(Optional::stream)
                        .map(label -> label.in(language))
                        .toList(),
                one.answers().addresses(),
                one.answers().evidence(),
                one.answers().consent());
    }

    List<AttachmentView> attachments(UUID application, List<Attachment> files) {
        return files.stream()
                .map(each ->
                        new AttachmentView(
                                each.id().toString(),
                                each.name(),
                                screens.text(
                                        language,
                                        "banner.files.size." + each.ending(),
                                        each.kilobytes()),
                                BannerPaths.ofAttachment(application, each.id())))
                .toList();
    }

    EventView event(BannerEvent event) {
        String who =
                event.proposedBy() == null
                        ? name(event.decidedBy())
                        : screens.text(
                                language,
                                "banner.two",
                                name(event.proposedBy()),
                                name(event.decidedBy()));
        return new EventView(
                date(event.day()),
                screens.text(language, "banner.step." + event.step().id()),
                who,
                event.words().document(),
                event.words().in(language),
                event.words().internal());
    }

    /** What a step that waits is about. */
    record Subject(String title, String programme, String address) {}

    /** The application for a grant, by its group. */
    Subject subject(BannerApplication one) {
        return new Subject(
                title(one.group()), one.programme(), BannerPaths.ofApplication(one.id()));
    }

    /** The banner that is to be revoked, by its number. */
    static Subject subject(Banner banner) {
        return new Subject(
                banner.number(), banner.programme().id(), BannerPaths.ofBanner(banner.id()));
    }

    ProposalView proposal(Proposal<BannerAct> proposal, Subject about, UUID reader) {
        return new ProposalView(
                proposal.id().toString(),
                screens.text(language, "banner.step." + proposal.act().step().id()),
                about.title(),
                programmes.of(about.programme(), language),
                about.address(),
                name(proposal.proposedBy()),
                times().minute(proposal.proposedAt()),
                proposal.act().words().document(),
                proposal.act().words().in(language),
                proposal.act().words().internal(),
                proposal.proposedBy().equals(reader));
    }

    List<CriterionView> criteria(Eligibility eligibility) {
        return eligibility.criteria().stream()
                .map(each ->
                        new CriterionView(
                                screens.text(
                                        language, "banner.criterion." + each.id(), each.amount()),
                                screens.text(
                                        language,
                                        "banner.criterion." + each.id() + ".cure",
                                        each.amount()),
                                each.met()))
                .toList();
    }

    String title(UUID group) {
        return entries.find(group).map(StoredEntry::title).orElse("–");
    }

    private String name(@Nullable UUID account) {
        return account == null
                ? screens.text(language, "banner.by-itself")
                : accounts.find(account).map(Account::name).orElse("–");
    }

    String date(@Nullable LocalDate day) {
        return day == null ? "" : times().date(day);
    }

    private Times times() {
        return new Times(screens, language);
    }

    private static String hue(BannerState state) {
        return switch (state) {
            case ACTIVE -> "is-kusa";
            case SUSPENDED -> "is-oudo";
            case EXPIRED -> "is-plain";
            case REVOKED -> "is-enji";
        };
    }

    private static String hue(BannerApplicationState state) {
        return switch (state) {
            case DRAFT, WITHDRAWN -> "is-plain";
            case SUBMITTED, IN_REVIEW, APPROVED -> "is-ai";
            case RETURNED -> "is-oudo";
            case ISSUED -> "is-kusa";
            case REJECTED -> "is-enji";
        };
    }
}
