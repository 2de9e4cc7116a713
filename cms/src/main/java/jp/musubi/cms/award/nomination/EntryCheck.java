package jp.musubi.cms.award.nomination;

import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.edition.EntryRules;
import jp.musubi.cms.award.edition.Plan;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.registration.Registration;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.PartialDate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whether a nomination fits the rules of its edition, rule by rule.
 *
 * @param findings in the order in which they are told
 */
public record EntryCheck(List<Finding> findings) {
    /** The content type of awards. */
    public static final String AWARD = "award";

    public EntryCheck {
        findings = List.copyOf(findings);
    }

    /**
     * What was found about one rule.
     *
     * @param id of its sentences
     * @param amount that the rule asks for; 0 for none
     * @param found what was found, for its sentence; empty for nothing
     */
    public record Finding(String id, boolean met, int amount, String found) {}

    /** Whether it fits all rules. */
    public boolean isMet() {
        return findings.stream().allMatch(Finding::met);
    }

    /** What holds for a nomination now. */
    public static EntryCheck of(
            Transaction tx, EntryStore entries, Edition edition, Nomination nomination) {
        EntryRules rules = edition.plan().rules();
        UUID group = nomination.nominee().group();
        var findings = new ArrayList<Finding>();
        findings.add(consent(nomination));
        if (rules.registered()) {
            findings.add(registered(tx, group));
        }
        if (rules.activeYears() > 0) {
            findings.add(active(tx, entries, edition.plan(), group));
        }
        if (rules.notHonouredYears() > 0) {
            findings.add(notHonoured(tx, entries, edition, nomination));
        }
        if (nomination.nominator().own()) {
            findings.add(new Finding("own", rules.ownNomination(), 0, ""));
        } else if (rules.supporters() > 0) {
            int supporters = nomination.text().supporters().size();
            findings.add(
                    new Finding(
                            "supporters",
                            supporters >= rules.supporters(),
                            rules.supporters(),
                            Integer.toString(supporters)));
        }
        return new EntryCheck(findings);
    }

    private static Finding consent(Nomination nomination) {
        boolean isGiven =
                nomination.consentedAt() != null
                        && nomination.state() != NominationState.SUBMITTED
                        && nomination.state() != NominationState.DECLINED;
        return new Finding("consent", isGiven, 0, "");
    }

    private static Finding registered(Transaction tx, @Nullable UUID group) {
        LocalDate today = LocalDate.ofInstant(tx.now(), Times.ZONE);
        boolean isRegistered =
                Optional.ofNullable(group)
                        .flatMap(id -> RegistrationStore.find(tx, id))
                        .map(each -> each.on(today))
                        .filter(state ->
                                state == Registration.State.REGISTERED
                                        || state == Registration.State.RENEWAL_DUE)
                        .isPresent();
        return new Finding(group == null ? "resolved" : "registered", isRegistered, 0, "");
    }

    private static Finding active(
            Transaction tx, EntryStore entries, Plan plan, @Nullable UUID group) {
        int years = plan.rules().activeYears();
        Optional<LocalDate> since =
                Optional.ofNullable(group)
                        .flatMap(id -> entries.findDraft(tx, id))
                        .map(Draft::content)
                        .flatMap(content -> since(content.fields()));
        LocalDate by = plan.callUntil() == null ? LocalDate.MIN : plan.callUntil();
        boolean isLong = since.filter(day -> !day.plusYears(years).isAfter(by)).isPresent();
        return new Finding(
                "active", isLong, years, since.map(day -> "" + day.getYear()).orElse(""));
    }

    /** Since when a group is active; of a year alone, its first day. */
    private static Optional<LocalDate> since(Fields group) {
        return Stream.of(
                        group.number("active_since")
                                .map(BigDecimal::intValue)
                                .map(year -> LocalDate.of(year, 1, 1)),
                        group.date("founded").map(PartialDate::first))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }

    private static Finding notHonoured(
            Transaction tx, EntryStore entries, Edition edition, Nomination nomination) {
        int years = edition.plan().rules().notHonouredYears();
        String category =
                edition.plan()
                        .category(nomination.category())
                        .map(Category::name)
                        .map(name -> name.ja())
                        .orElse("");
        UUID group = nomination.nominee().group();
        var honoured = new ArrayList<Integer>();
        if (group != null) {
            entries.forEachLive(
                    tx,
                    AWARD,
                    live -> {
                        Fields fields = live.entry().fields();
                        int year = fields.number("year").map(BigDecimal::intValue).orElse(0);
                        boolean counts =
                                fields.text("group").filter(group.toString()::equals).isPresent()
                                        && fields.text("category", "ja")
                                                .filter(category::equals)
                                                .isPresent()
                                        && !fields.text("state").orElse("").equals("withdrawn");
                        if (counts && edition.year() - year < years) {
                            honoured.add(year);
                        }
                    });
        }
        return new Finding(
                "not-honoured",
                honoured.isEmpty(),
                years,
                honoured.stream().max(Integer::compareTo).map(String::valueOf).orElse(""));
    }
}
