package jp.musubi.cms.artwork;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.artwork.ArtworkVersion.Drawn;
import jp.musubi.cms.artwork.ArtworkVersion.Shade;
import jp.musubi.cms.artwork.ArtworkVersion.State;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.publish.Publishing;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Handler;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.Programme;
import jp.musubi.site.art.Artwork;
import jp.musubi.site.art.BannerLook;
import jp.musubi.site.art.BannerSize;
import jp.musubi.site.art.UnusableArtwork;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The city's own artwork of banners: its versions, and each of them in all states. */
public final class ArtworkScreens {
    /** All versions. */
    static final String PATH = Route.SCREENS + "/banner-artwork";

    private static final String ONE = PATH + "/{id}";
    private static final Parameter ID = Parameter.path("id", Label.of("版の ID", "Id of a version"));
    private static final Parameter SIZE =
            Parameter.query(
                    "size",
                    Label.of("絵の大きさ（例 234x60）", "Size of the picture, such as 234x60"),
                    Schemas.text());

    private final On on;
    private final ArtworkStore store;
    private final ArtworkUse use;
    private final ArtworkVersions versions;

    /**
     * What they stand on.
     *
     * @param wakes is run after what may have changed what is public
     */
    public record On(
            Database database,
            Ids ids,
            ContentModel model,
            AccountStore accounts,
            AuditLog audit,
            Publishing publishing,
            Uploads uploads,
            Screens screens,
            Runnable wakes) {}

    public ArtworkScreens(On on) {
        this.on = on;
        this.store = new ArtworkStore(on.database(), on.ids());
        var site = new SiteSettings(new SettingStore(on.database()), null);
        this.use = new ArtworkUse(store, site, on.publishing(), on.audit());
        this.versions = new ArtworkVersions(on, store, use);
    }

    /** The routes. */
    public List<Route> routes() {
        return Stream.of(versions.routes(), own()).flatMap(List::stream).toList();
    }

    private List<Route> own() {
        return List.of(
                Route.get(ONE, "絵がらの版", "A version of artwork")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .with(SIZE)
                        .answeringPage()
                        .by(request -> show(request, "")),
                Route.get(ONE + "/pictures/{name}", "絵がらの見え方", "Artwork as it would be drawn")
                        .allowing(Permission.STAFF)
                        .with(ID)
                        .with(
                                Parameter.path(
                                        "name",
                                        Label.of(
                                                "状態・大きさ・明暗（例 active-234x60-light）",
                                                "State, size and shade, such as"
                                                        + " active-234x60-light")))
                        .answering(new Route.Reply(200, "image/svg+xml", Schemas.text()))
                        .by(this::picture),
                Route.post(ONE + "/files", "絵がらのファイルを入れる", "Bring a file of artwork")
                        .allowing(Permission.PUBLISHER)
                        .with(ID)
                        .acceptingFiles()
                        .by(this::bring),
                post("/removal", "絵がらのファイルを外す", "Remove a file of artwork", this::remove),
                post("/activation", "この絵がらを使う", "Put artwork in use", this::activate));
    }

    private static Route post(String path, String ja, String en, Handler handler) {
        return Route.post(ONE + path, ja, en)
                .allowing(Permission.PUBLISHER)
                .with(ID)
                .acceptingForm()
                .by(handler);
    }

    /** A file of a version. */
    public record FileView(
            String size, String sizeName, String shade, String shadeName, String name) {}

    /** Screens that a file is for: light ones, dark ones. */
    public record ShadeView(String id, String name) {}

    /** A size to look at, or to bring a file for. */
    public record SizeView(String id, int width, int height, boolean chosen, boolean drawn) {}

    /**
     * A state as it would be drawn.
     *
     * @param light address of its picture; empty where there is none
     * @param laid whether a band is laid over it
     */
    public record StateView(String name, String light, String dark, boolean laid) {}

    private Answer show(Request request, String error) {
        ArtworkVersion version = version(request);
        BannerSize size = size(request.query().one("size").orElse(""));
        ArtworkPreview preview = preview(version, request.language());
        var states = new ArrayList<StateView>();
        for (BannerLook look : ArtworkPreview.LOOKS) {
            boolean isDrawn = preview.picture(version, look, size, Shade.LIGHT).isPresent();
            states.add(
                    new StateView(
                            text(request, "banner.state." + id(look)),
                            isDrawn ? picture(version, look, size, Shade.LIGHT) : "",
                            isDrawn ? picture(version, look, size, Shade.DARK) : "",
                            !ArtworkPreview.tells(version, look, size)));
        }
        Screen screen =
                Screen.of(
                                "banner/artwork.peb",
                                on.screens()
                                        .text(request, "banner.artwork.version", version.number()),
                                Section.BANNERS)
                        .with("list", PATH)
                        .with("path", address(version.id()))
                        .with("version", versions.view(request, version))
                        .with(
                                "programme",
                                on.model().toldProgramme(version.programme(), request.language()))
                        .with("files", files(request, version))
                        .with("sizes", sizes(version, preview, size))
                        .with("size", size.id())
                        .with("shades", shades(request))
                        .with("states", states)
                        .with("maxKilobytes", Artwork.MAX_BYTES >> 10)
                        .with(
                                "mayUse",
                                version.state() != State.ACTIVE && !version.files().isEmpty())
                        .with("error", error)
                        .withStatus(error.isEmpty() ? 200 : 422);
        return on.screens().show(request, screen);
    }

    private List<FileView> files(Request request, ArtworkVersion version) {
        return version.files().stream()
                .map(each ->
                        new FileView(
                                each.size(),
                                each.size().isEmpty()
                                        ? text(request, "banner.artwork.all-sizes")
                                        : each.size(),
                                each.shade().id(),
                                text(request, "banner.artwork.shade." + each.shade().id()),
                                each.name()))
                .toList();
    }

    private List<ShadeView> shades(Request request) {
        return Stream.of(Shade.LIGHT, Shade.DARK)
                .map(each ->
                        new ShadeView(
                                each.id(), text(request, "banner.artwork.shade." + each.id())))
                .toList();
    }

    private static List<SizeView> sizes(
            ArtworkVersion version, ArtworkPreview preview, BannerSize chosen) {
        return screenSizes().stream()
                .map(each ->
                        new SizeView(
                                each.id(),
                                each.width(),
                                each.height(),
                                each == chosen,
                                preview.picture(version, BannerLook.ACTIVE, each, Shade.LIGHT)
                                        .isPresent()))
                .toList();
    }

    private static List<BannerSize> screenSizes() {
        return Arrays.stream(BannerSize.values()).filter(each -> !each.isForPaper()).toList();
    }

    private static BannerSize size(String id) {
        return screenSizes().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(BannerSize.BANNER);
    }

    private ArtworkPreview preview(ArtworkVersion version, String language) {
        LocalDate today = on.database().read(tx -> LocalDate.ofInstant(tx.now(), Times.ZONE));
        Programme programme =
                on.model().programme(version.programme()).orElseGet(on.model()::firstProgramme);
        return new ArtworkPreview(on.screens(), programme, language, today);
    }

    private static String id(BannerLook look) {
        return look.name().toLowerCase(Locale.ROOT);
    }

    private static String picture(
            ArtworkVersion version, BannerLook look, BannerSize size, Shade shade) {
        return address(version.id())
                + "/pictures/"
                + String.join("-", id(look), size.id(), shade.id());
    }

    /** Drawn anew from what was understood: nothing of the file itself is passed on. */
    private Answer picture(Request request) {
        ArtworkVersion version = version(request);
        String[] named = request.path("name").split("-", -1);
        Optional<BannerLook> look =
                ArtworkPreview.LOOKS.stream().filter(each -> id(each).equals(named[0])).findFirst();
        Optional<BannerSize> size =
                screenSizes().stream()
                        .filter(each -> named.length == 3 && each.id().equals(named[1]))
                        .findFirst();
        Optional<Shade> shade = named.length == 3 ? Shade.of(named[2]) : Optional.empty();
        if (look.isEmpty() || size.isEmpty() || shade.isEmpty()) {
            throw Refusal.notFound();
        }
        byte[] svg =
                preview(version, request.language())
                        .picture(version, look.get(), size.get(), shade.get())
                        .orElseThrow(Refusal::notFound);
        return Answer.of(200, "image/svg+xml", svg)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
    }

    private ArtworkVersion version(Request request) {
        return store.find(request.id("id")).orElseThrow(Refusal::notFound);
    }

    private Answer bring(Request request) throws IOException {
        version(request);
        return on.uploads().read(request, form -> bring(request, form));
    }

    private Answer bring(Request request, MultipartForm form) throws IOException {
        Optional<MultipartForm.UploadedFile> file =
                form.file("file").filter(each -> !each.name().isEmpty());
        if (file.isEmpty()) {
            return show(request, text(request, "banner.artwork.problem.missing"));
        }
        byte[] svg;
        try (InputStream in = file.get().open()) {
            svg = in.readNBytes(Artwork.MAX_BYTES + 1);
        }
        try {
            Artwork.read(svg);
        } catch (UnusableArtwork e) {
            String key = "banner.artwork.problem." + e.code();
            return show(request, on.screens().text(request, key, e.arguments().toArray()));
        }
        String asked = form.text("size").orElse("");
        String size = asked.isEmpty() ? "" : size(asked).id();
        Shade shade = form.text("shade").flatMap(Shade::of).orElse(Shade.LIGHT);
        var drawn =
                new Drawn(size, shade, file.get().name(), new String(svg, StandardCharsets.UTF_8));
        UUID id = request.id("id");
        write(tx -> {
            use.bring(tx, id, drawn, request.caller().account());
            return id;
        });
        String look = size.isEmpty() ? "" : "&size=" + size;
        return Answer.seeOther(address(id) + "?done=artwork-brought" + look);
    }

    private Answer remove(Request request) throws IOException {
        Form form = request.form();
        UUID id = request.id("id");
        Shade shade = Shade.of(form.text("shade")).orElseThrow(Refusal::notFound);
        write(tx -> {
            use.remove(tx, id, form.text("size"), shade);
            return id;
        });
        return Answer.seeOther(address(id) + "?done=artwork-removed");
    }

    private Answer activate(Request request) {
        UUID id = request.id("id");
        write(tx -> {
            use.activate(tx, id, request.caller().account());
            return id;
        });
        on.wakes().run();
        return Answer.seeOther(address(id) + "?done=artwork-activated");
    }

    private <T> T write(Function<Transaction, T> work) {
        return on.database().write(work::apply);
    }

    static String address(UUID id) {
        return ONE.replace("{id}", id.toString());
    }

    private String text(Request request, String key) {
        return on.screens().text(request, key);
    }
}
