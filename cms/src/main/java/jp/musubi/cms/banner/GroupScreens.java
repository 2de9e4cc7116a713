package jp.musubi.cms.banner;

import jp.musubi.cms.account.MembershipStore;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;
import jp.musubi.site.art.BannerSize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The partner banner of a group, for who owns it: applying, how far it is, and what to copy. */
final class GroupScreens {
    private static final Parameter SIZE =
            Parameter.query(
                    "size",
                    Label.of("絵の大きさ（例 234x60）", "Size of the picture, such as 234x60"),
                    Schemas.text());

    static final Parameter ID = Parameter.path("id", Label.of("団体の ID", "Id of the group"));

    static final Parameter PROGRAMME =
            Parameter.query(
                    ProgrammeNames.PARAMETER,
                    Label.of("制度の ID（例 partner）", "Id of the programme, such as partner"),
                    Schemas.text());

    /** What the button that takes a file away says before the file's id. */
    private static final String REMOVE = "remove-";

    private final BannerParts parts;
    private final ScreenParts on;
    private final MembershipStore memberships;
    private final Snippets snippets;
    private final BadgeDownloads downloads;

    GroupScreens(BannerParts parts, ScreenParts on) {
        this.parts = parts;
        this.on = on;
        this.memberships = new MembershipStore(parts.stores().database());
        this.snippets = new Snippets(on.screens(), on.address());
        this.downloads = new BadgeDownloads(parts, on);
    }

    List<Route> routes() {
        return List.of(
                Route.get(BannerPaths.GROUP, "団体のバナー", "The banner of a group")
                        .allowing(Permission.READER)
                        .with(ID)
                        .with(PROGRAMME)
                        .with(SIZE)
                        .answeringPage()
                        .by(this::open),
                Route.post(BannerPaths.GROUP, "バナーを申請する", "Apply for a banner")
                        .allowing(Permission.WRITER)
                        .with(ID)
                        .with(PROGRAMME)
                        .acceptingFiles()
                        .by(this::apply),
                Route.post(
                                BannerPaths.GROUP + "/withdrawal",
                                "バナーの申請を取り下げる",
                                "Take an application back")
                        .allowing(Permission.WRITER)
                        .with(ID)
                        .with(PROGRAMME)
                        .acceptingForm()
                        .by(this::withdraw),
                Route.post(BannerPaths.GROUP + "/look", "掲げたページを見に行く", "Look at its pages")
                        .allowing(Permission.WRITER)
                        .with(ID)
                        .with(PROGRAMME)
                        .acceptingForm()
                        .by(this::look));
    }

    /** A use, a forbidden use. */
    public record ChoiceView(String id, String label, boolean chosen) {}

    private StoredEntry owned(Request request) {
        StoredEntry group = on.group(request);
        if (!memberships.owns(request.caller().account(), group.id())) {
            throw Refusal.because(ProblemType.FORBIDDEN, "not-yours");
        }
        return group;
    }

    /** The programme that is asked for; the first where none is, as there may be one alone. */
    private Programme programme(Request request) {
        ContentModel model = parts.stores().model();
        Optional<String> asked = request.query().one(ProgrammeNames.PARAMETER);
        return asked.isEmpty()
                ? model.firstProgramme()
                : model.programme(asked.get()).orElseThrow(Refusal::notFound);
    }

    private GroupStanding standing(StoredEntry group, Request request) {
        Programme programme = programme(request);
        return parts.stores()
                .database()
                .read(tx -> GroupStanding.of(tx, parts, group.id(), programme));
    }

    /** What a group has and does in the programme that is asked for; all where none is. */
    private Answer open(Request request) {
        boolean chooses =
                parts.stores().model().hasSeveralProgrammes()
                        && request.query().one(ProgrammeNames.PARAMETER).isEmpty();
        return chooses
                ? new GroupProgrammes(parts, on).show(request)
                : show(request, Optional.empty(), List.of());
    }

    /**
     * Shows it.
     *
     * @param typed what was sent and not taken, so that nothing of it is lost
     * @param problems sentences
     */
    private Answer show(Request request, Optional<BannerAnswers> typed, List<String> problems) {
        StoredEntry group = on.group(request);
        GroupStanding standing = standing(group, request);
        var views = on.views(request);
        Programme programme = standing.programme();
        String query = on.programmes().query(programme.id());
        BannerAnswers said =
                typed.or(() -> standing.open().map(BannerApplication::answers))
                        .orElse(BannerAnswers.NONE);
        boolean owns = memberships.owns(request.caller().account(), group.id());
        Optional<BannerApplication> open = standing.open();
        Screen screen =
                Screen.of(
                                "banner/group.peb",
                                query.isEmpty()
                                        ? text(request, "banner.title")
                                        : programme.label().in(request.language()),
                                section(request))
                        .with("id", group.id().toString())
                        .with("title", group.title())
                        .with("path", BannerPaths.ofGroup(group.id()))
                        .with("query", query)
                        .with("sizePath", sizePath(BannerPaths.ofGroup(group.id()) + query))
                        .with("programme", programme.label().in(request.language()))
                        .with("summary", programme.summary().in(request.language()))
                        .with("criteria", views.criteria(standing.eligibility()))
                        .with("opens", standing.opens().map(views::date).orElse(""))
                        .with(
                                "application",
                                open
                                        .map(one -> views.application(one, standing.rules().uses()))
                                        .stream()
                                        .toList())
                        .with("mayWrite", owns && standing.isWritable())
                        .with("mayLook", owns)
                        .with("mayWithdraw", owns && standing.mayWithdraw())
                        .with(
                                "files",
                                open.map(one ->
                                                views.attachments(
                                                        one.id(), parts.attachments().of(one.id())))
                                        .orElse(List.of()))
                        .with("maxFiles", Attachment.MAX_FILES)
                        .with("maxFile", Attachment.MAX_BYTES >> 20)
                        .with("remove", REMOVE)
                        .with("errors", problems)
                        .withStatus(problems.isEmpty() ? 200 : 422);
        return on.screens()
                .show(request, form(held(screen, standing, request), standing, said, request));
    }

    /** Where another size is shown, before the size's id. */
    private static String sizePath(String path) {
        return path + (path.contains("?") ? "&" : "?") + SIZE.name() + "=";
    }

    /** What is open in the header: the office sees the screens of groups, too. */
    static Section section(Request request) {
        return request.caller().isStaff() ? Section.BANNERS : Section.MY_GROUPS;
    }

    /** The banner that the group holds, with what to copy. */
    private Screen held(Screen screen, GroupStanding standing, Request request) {
        List<Banner> held = standing.held();
        BannerSize size = size(request);
        Optional<Banner> first = held.stream().findFirst();
        return screen.with("held", held.stream().map(on.views(request)::banner).toList())
                .with("sizes", first.stream().flatMap(_ -> sizes(size)).toList())
                .with("size", new SizeView(size, true))
                .with(
                        "snippets",
                        first.map(each -> snippets.of(each, size, request.language()))
                                .orElse(List.of()))
                .with(
                        "pictures",
                        first.map(each ->
                                        List.of(
                                                snippets.picture(each.number(), "ja", size),
                                                snippets.picture(each.number(), "en", size)))
                                .orElse(List.of()))
                .with(
                        "prints",
                        first.map(each -> snippets.prints(each, request.language()))
                                .orElse(List.of()))
                .with("minimum", standing.rules().minimumMillimetres())
                .with(
                        "seen",
                        on.sightings(
                                request,
                                held.stream()
                                        .flatMap(each -> parts.watch().of(each).stream())
                                        .toList()))
                .with("isDrawn", first.filter(each -> downloads.isDrawn(each.number())).isPresent())
                .with(
                        "isSigned",
                        first.filter(each -> downloads.isSigned(each.number())).isPresent());
    }

    /** A size of the picture. */
    public record SizeView(String id, int width, int height, boolean chosen) {
        SizeView(BannerSize size, boolean chosen) {
            this(size.id(), size.width(), size.height(), chosen);
        }
    }

    private static BannerSize size(Request request) {
        return Snippets.sizes().stream()
                .filter(each -> request.query().one("size").filter(each.id()::equals).isPresent())
                .findFirst()
                .orElse(Snippets.USUAL);
    }

    private static Stream<SizeView> sizes(BannerSize chosen) {
        return Snippets.sizes().stream().map(each -> new SizeView(each, each == chosen));
    }

    private static Screen form(
            Screen screen, GroupStanding standing, BannerAnswers said, Request request) {
        Rules rules = standing.rules();
        return screen.with("uses", choices(rules.uses(), said.uses(), request))
                .with("forbidden", choices(rules.forbidden(), List.of(), request))
                .with("rules", rules.text().in(request.language()).strip())
                .with("version", rules.version())
                .with("addresses", String.join("\n", said.addresses()))
                .with("evidence", said.evidence())
                .with("agreed", said.consent().equals(rules.version()))
                .with("maxEvidence", BannerAnswers.MAX_EVIDENCE_UNITS);
    }

    private static List<ChoiceView> choices(
            Map<String, Label> labels, List<String> chosen, Request request) {
        return labels.entrySet().stream()
                .map(each ->
                        new ChoiceView(
                                each.getKey(),
                                each.getValue().in(request.language()),
                                chosen.contains(each.getKey())))
                .toList();
    }

    private Answer apply(Request request) throws IOException {
        StoredEntry group = owned(request);
        return on.uploads().read(request, form -> apply(request, group, form));
    }

    private Answer apply(Request request, StoredEntry group, MultipartForm multipart)
            throws IOException {
        Form form = multipart.fields();
        GroupStanding standing = standing(group, request);
        BannerAnswers said = said(form, standing);
        String go = form.text("go");
        boolean submits = go.equals("submit");
        var problems = new ArrayList<String>();
        var brought = Brought.of(multipart, on.uploads(), request.language());
        brought.problem().ifPresent(problems::add);
        if (submits) {
            boolean barred = !standing.eligibility().isMet();
            (barred ? List.of("eligibility") : said.problems(standing.rules()))
                    .forEach(each -> problems.add(text(request, "banner.problem." + each)));
        }
        if (!problems.isEmpty() && brought.file().isEmpty()) {
            return show(request, Optional.of(said), problems);
        }
        boolean isReady = submits && problems.isEmpty();
        UUID by = request.caller().account();
        parts.stores()
                .database()
                .write(tx ->
                        keep(
                                tx,
                                group.id(),
                                standing.programme(),
                                said,
                                new Sent(go, isReady, brought, by)));
        if (!problems.isEmpty()) {
            return show(request, Optional.of(said), problems);
        }
        return back(request, submits ? "banner-submitted" : "banner-saved");
    }

    /**
     * What is done with a form.
     *
     * @param go the button that was pressed
     * @param submits whether it is handed in
     */
    private record Sent(String go, boolean submits, Brought brought, UUID by) {
        /** The file that is to be taken away. */
        Optional<UUID> removed() {
            return go.startsWith(REMOVE)
                    ? Request.uuid(go.substring(REMOVE.length()))
                    : Optional.empty();
        }
    }

    private static BannerAnswers said(Form form, GroupStanding standing) {
        return new BannerAnswers(
                form.all("use"),
                form.text("addresses")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                form.text("evidence").strip(),
                form.has("consent") ? standing.rules().version() : "");
    }

    private BannerApplication keep(
            Transaction tx, UUID group, Programme programme, BannerAnswers said, Sent sent) {
        UUID renews =
                parts.register().ofGroup(tx, group, programme).stream()
                        .filter(each -> each.isRenewalOpen(BannerRegister.today(tx)))
                        .map(Banner::id)
                        .findFirst()
                        .orElse(null);
        UUID one = parts.applying().begin(tx, group, programme, renews, sent.by()).id();
        // Saving refuses an application that was handed in, so that no file is added to one.
        BannerApplication saved = parts.applying().save(tx, one, said);
        sent.brought().file().ifPresent(file -> parts.attachments().add(tx, one, file));
        sent.removed().ifPresent(file -> AttachmentStore.remove(tx, one, file));
        return sent.submits() ? parts.applying().submit(tx, one, said, sent.by()) : saved;
    }

    private Answer withdraw(Request request) {
        StoredEntry group = owned(request);
        Programme programme = programme(request);
        parts.stores()
                .database()
                .write(tx -> {
                    BannerApplication open =
                            Applying.open(tx, group.id(), programme).orElseThrow(Refusal::notFound);
                    return parts.applying().withdraw(tx, open.id(), request.caller().account());
                });
        return back(request, "banner-withdrawn");
    }

    private Answer look(Request request) {
        StoredEntry group = owned(request);
        Banner held =
                standing(group, request).held().stream().findFirst().orElseThrow(Refusal::notFound);
        on.look(parts, held, request);
        return back(request, "banner-look#seen");
    }

    private Answer back(Request request, String done) {
        String path =
                BannerPaths.ofGroup(request.id("id"), on.programmes(), programme(request).id());
        return Answer.seeOther(path + (path.contains("?") ? "&" : "?") + "done=" + done);
    }

    private String text(Request request, String key) {
        return on.screens().text(request, key);
    }
}
