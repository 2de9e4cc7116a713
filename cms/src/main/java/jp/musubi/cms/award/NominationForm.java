package jp.musubi.cms.award;

import jp.musubi.cms.account.Email;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.award.nomination.Nominating;
import jp.musubi.cms.award.nomination.Nomination;
import jp.musubi.cms.award.nomination.NominationText;
import jp.musubi.cms.award.nomination.Nominee;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What nominators write, as forms have it: those of everybody, and those of groups. */
record NominationForm(ScreenParts on, GroupSearch groups) {

    /** Who a form nominates: a group that was found, else what was typed. */
    static Nominee nominee(Form form, Nomination present) {
        Optional<UUID> group = Request.uuid(form.text("group"));
        if (group.isPresent()) {
            return new Nominee(group.get(), "", "");
        }
        String typed = form.text("nominee");
        boolean isSame = typed.strip().equals(present.nominee().name());
        return new Nominee(
                isSame ? present.nominee().group() : null,
                typed,
                Email.normalised(form.text("contact")).orElse(""));
    }

    static NominationText text(Form form) {
        return new NominationText(
                form.text("summary"),
                form.text("achievements"),
                form.text("links").lines().toList(),
                form.text("relation"),
                form.text("supporters").lines().toList());
    }

    /**
     * A screen with what a nomination says so far.
     *
     * @param isRefused whether it was tried to hand it in
     * @param words that groups are searched by; empty for none
     */
    Screen with(
            Screen screen,
            Request request,
            Edition edition,
            Nomination one,
            boolean isRefused,
            String words) {
        AwardViews views = on.views(request);
        NominationText text = one.text();
        List<String> problems =
                isRefused
                        ? Nominating.problems(edition, one).stream()
                                .map(each -> on.text(request, "award.problem." + each))
                                .toList()
                        : List.of();
        return screen.with("edition", views.edition(edition))
                .with("one", views.nomination(edition, one))
                .with("category", one.category())
                .with("categories", views.categories(edition.plan()))
                .with("nominee", one.nominee().name())
                .with("contact", one.nominee().contact())
                .with("isFound", one.nominee().group() != null)
                .with("text", text)
                .with("links", String.join("\n", text.links()))
                .with("supporters", String.join("\n", text.supporters()))
                .with("chars", Integer.toString(text.summaryChars()))
                .with("maxSummary", NominationText.MAX_SUMMARY_CHARS)
                .with("needed", edition.plan().rules().supporters())
                .with("words", words)
                .with("found", on.read(tx -> groups.find(tx, words)))
                .with("problems", problems)
                .with("open", one.state().isOpen())
                .withStatus(isRefused ? 422 : 200);
    }
}
