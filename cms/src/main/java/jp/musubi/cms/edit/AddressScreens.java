package jp.musubi.cms.edit;

import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryRoutes;
import jp.musubi.cms.entry.PublicPath;
import jp.musubi.cms.entry.RenameOutcome;
import jp.musubi.cms.entry.Renames;
import jp.musubi.cms.entry.SlugUse;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.model.ContentType;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Changing the address of a page: first what it would be and what that means, then the change. For
 * staff only, as a printed address concerns more people than those who write the page.
 */
final class AddressScreens {
    private static final String ADDRESS = EditScreens.ENTRY + "/address";

    /** Stands for the name when the words around it are looked for. */
    private static final String PLACE = "name-0-name";

    private final Desktop desk;
    private final Renames renames;
    private final CityClock times;

    AddressScreens(Desktop desk) {
        this.desk = desk;
        this.renames = new Renames(desk.audit());
        this.times = new CityClock(desk.clock());
    }

    List<Route> routes() {
        return List.of(
                Route.get(ADDRESS, "アドレスを変える画面", "Where an entry is, and where it was")
                        .allowing(Permission.STAFF)
                        .with(EntryRoutes.ID)
                        .answeringPage()
                        .by(this::show),
                Route.post(ADDRESS, "アドレスを変える", "Change the address of an entry")
                        .allowing(Permission.PUBLISHER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::change),
                Route.post(ADDRESS + "/release", "前のアドレスを手放す", "Give a former address up")
                        .allowing(Permission.PUBLISHER)
                        .with(EntryRoutes.ID)
                        .acceptingForm()
                        .by(this::release));
    }

    /** Whether the address of entries of a type has their name in it. */
    static boolean isNamed(ContentType type) {
        return type.path().contains("{slug}");
    }

    private Draft draft(Request request) {
        Draft draft = desk.access().visibleDraft(request.caller(), request.id("id"));
        if (!isNamed(desk.input().typeOf(draft.entry()))) {
            throw Refusal.notFound();
        }
        return draft;
    }

    private Answer show(Request request) {
        return show(request, draft(request), new Wish("", "", ""), 200);
    }

    /**
     * What somebody typed.
     *
     * @param error what is wrong with it; empty if nothing is
     * @param holder screen of the entry whose former address it is; empty if it is none
     */
    private record Wish(String slug, String error, String holder) {}

    private Answer change(Request request) throws IOException {
        Draft draft = draft(request);
        StoredEntry entry = draft.entry();
        Form form = request.form();
        String slug = form.text("slug").strip();
        boolean isSeen = form.text("from").equals(entry.wantedSlug());
        if (!isSeen) {
            return wrong(request, draft, slug, "place.overtaken", 409);
        }
        if (!Slugs.isValid(slug)) {
            return wrong(request, draft, slug, "place.bad", 422);
        }
        boolean isTakenBack = slug.equals(entry.slug()) && entry.nextSlug() != null;
        if (slug.equals(entry.wantedSlug()) || (slug.equals(entry.slug()) && !isTakenBack)) {
            return wrong(request, draft, slug, "place.same", 422);
        }
        Optional<SlugUse> use = desk.database().read(tx -> SlugUse.of(tx, entry, slug));
        if (use.isPresent()) {
            return taken(request, draft, slug, use.get());
        }
        String then = form.text("then");
        if (then.isEmpty()) {
            return show(request, draft, new Wish(slug, "", ""), 200);
        }
        boolean atOnce = then.equals("now") && entry.isLive();
        RenameOutcome outcome =
                desk.database()
                        .write(tx -> changed(tx, entry, slug, atOnce, request.caller().account()));
        if (outcome instanceof RenameOutcome.Taken(SlugUse by)) {
            return taken(request, draft, slug, by);
        }
        desk.publisher().run();
        String done = isTakenBack ? "address-kept" : atOnce ? "address-now" : "address-next";
        return Answer.seeOther(
                EditScreens.path(entry.id(), "address")
                        + "?done="
                        + (entry.publishedAt() == null ? "address-named" : done));
    }

    /** What is public now is published once more, so that nothing of the draft comes with it. */
    private RenameOutcome changed(
            Transaction tx, StoredEntry entry, String slug, boolean atOnce, UUID account) {
        RenameOutcome outcome = renames.rename(tx, entry.id(), slug, account);
        Integer live = entry.liveRevision();
        if (outcome instanceof RenameOutcome.Renamed && atOnce && live != null) {
            desk.publishing().publishRevision(tx, entry.id(), live, account);
        }
        return outcome;
    }

    private Answer taken(Request request, Draft draft, String slug, SlugUse by) {
        StoredEntry other = desk.entries().find(by.entry()).orElse(null);
        String title =
                other == null ? desk.screens().text(request, "place.trashed") : other.title();
        String key = by.isFormer() ? "place.former-of" : "place.taken";
        String holder =
                by.isFormer() && other != null ? EditScreens.path(other.id(), "address") : "";
        String error = desk.screens().text(request, key, title);
        return show(request, draft, new Wish(slug, error, holder), 409);
    }

    private Answer wrong(Request request, Draft draft, String slug, String key, int status) {
        String error = desk.screens().text(request, key);
        return show(request, draft, new Wish(slug, error, ""), status);
    }

    private Answer show(Request request, Draft draft, Wish wish, int status) {
        AddressView view = view(draft, wish, request.language());
        return desk.screens()
                .show(
                        request,
                        Screen.of(
                                        "address.peb",
                                        desk.screens().text(request, "place.title"),
                                        Section.NONE)
                                .with("address", view)
                                .withStatus(status));
    }

    private AddressView view(Draft draft, Wish wish, String language) {
        StoredEntry entry = draft.entry();
        ContentType type = desk.input().typeOf(entry);
        Fields fields = fields(draft);
        String[] around = path(type, entry, fields, PLACE).split(PLACE, 2);
        String waits = entry.nextSlug();
        String path = entry.isLive() ? entry.livePath() : null;
        boolean isGood = !wish.slug().isEmpty() && wish.error().isEmpty();
        return new AddressView(
                entry.id().toString(),
                entry.title(),
                entry.isLive(),
                path == null ? path(type, entry, fields, entry.slug()) : path,
                waits == null ? "" : path(type, entry, fields, waits),
                around[0],
                around[1],
                entry.slug(),
                entry.wantedSlug(),
                wish.slug(),
                isGood ? path(type, entry, fields, wish.slug()) : "",
                wish.error(),
                wish.holder(),
                desk.entries().formerPaths(entry.id()).stream()
                        .map(former ->
                                new AddressView.Former(
                                        former.path(),
                                        former.slug(),
                                        times.day(former.since(), language)))
                        .toList());
    }

    /** What is public says where a page is; as long as nothing is, the draft does. */
    private Fields fields(Draft draft) {
        return desk.entries()
                .findLive(draft.entry().id())
                .map(live -> live.entry().fields())
                .orElse(draft.content().fields());
    }

    private static String path(ContentType type, StoredEntry entry, Fields fields, String slug) {
        return PublicPath.of(type, slug, entry.id(), fields);
    }

    private Answer release(Request request) throws IOException {
        StoredEntry entry = draft(request).entry();
        String slug = request.form().text("slug");
        UUID account = request.caller().account();
        boolean released =
                desk.database()
                        .write(tx ->
                                desk.publishing().releaseAddress(tx, entry.id(), slug, account));
        if (!released) {
            throw Refusal.notFound();
        }
        desk.publisher().run();
        return Answer.seeOther(EditScreens.path(entry.id(), "address") + "?done=address-released");
    }
}
