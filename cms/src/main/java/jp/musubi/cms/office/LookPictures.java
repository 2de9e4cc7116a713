package jp.musubi.cms.office;

import jp.musubi.cms.asset.AssetLimits;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.setting.SiteSettings;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.snapshot.Look;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.theme.ThemeOption;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The pictures of the site's looks, such as the city's own sign: the office brings one for an
 * option of the theme, or takes it away. Each is saved by itself, whatever else is being chosen.
 */
final class LookPictures {
    /** Where a picture is sent to. */
    static final String PATH = LookScreen.PATH + "/pictures";

    private static final String REMOVE = "remove";

    /** The option that is shown no larger than a few letters, so its smallest version will do. */
    private static final String SMALL = "logo";

    private final Database database;
    private final SiteSettings site;
    private final Theme given;
    private final SiteSaving<Look> saving;
    private final Uploads uploads;
    private final AssetStore assets;
    private final Runnable publisher;

    /**
     * Pictures of looks.
     *
     * @param given the theme that the program was started with
     * @param publisher is run when there is something to publish
     */
    LookPictures(
            Database database,
            SiteSettings site,
            Theme given,
            SiteSaving<Look> saving,
            Uploads uploads,
            AssetStore assets,
            Runnable publisher) {
        this.database = database;
        this.site = site;
        this.given = given;
        this.saving = saving;
        this.uploads = uploads;
        this.assets = assets;
        this.publisher = publisher;
    }

    /**
     * A picture of the looks as the form shows it.
     *
     * @param address of the one the city brought; empty for none
     * @param texts what it shows, by language
     */
    public record PictureView(String id, String label, String address, List<TextView> texts) {}

    /** What a picture shows in one language. */
    public record TextView(String field, String language, String label, String value) {}

    Route route() {
        return Route.post(PATH, "公開サイトの見た目の画像を送る", "Bring a picture of the looks")
                .allowing(Permission.ADMINISTRATOR)
                .acceptingFiles()
                .by(this::take);
    }

    private Answer take(Request request) throws IOException {
        return uploads.read(
                request,
                form -> {
                    String option = form.text("option").orElse("");
                    Look now = database.read(site::look);
                    if (!(option(now, option) instanceof Picture picture) || !picture.isOpen()) {
                        throw Refusal.invalid(Fault.at("option", "required"));
                    }
                    return form.text("then").filter(REMOVE::equals).isPresent()
                            ? saved(request, look -> without(look, option))
                            : brought(request, form, option);
                });
    }

    private @Nullable ThemeOption option(Look look, String name) {
        return given.dressed(look).options().all().get(name);
    }

    private Answer brought(Request request, MultipartForm form, String option) throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        for (String language : database.read(site::languages)) {
            String key = ThemeOptions.altKey(option, language);
            String words = form.text(key).orElse("").strip();
            if (words.codePointCount(0, words.length()) > AssetLimits.MAX_ALT_CHARS) {
                throw Refusal.invalid(Fault.at(key, "too_long", AssetLimits.MAX_ALT_CHARS));
            }
            if (!words.isEmpty()) {
                values.put(key, words);
            }
        }
        StoredAsset asset = uploads.take(request, form, null);
        if (asset.width() == 0) {
            throw Refusal.invalid(Fault.at("file", "no_picture"));
        }
        database.write(tx -> {
            assets.add(tx, asset);
            return asset;
        });
        boolean isSmall = option.equals(SMALL) && !asset.variants().isEmpty();
        values.put(option + ThemeOptions.ASSET, asset.id().toString());
        values.put(option, isSmall ? asset.variants().getFirst().file() : asset.file());
        return saved(request, look -> with(without(look, option), values));
    }

    private Answer saved(Request request, UnaryOperator<Look> change) {
        String seen = saving.version(database.read(site::look));
        return switch (saving.save(change, seen, request.caller().account())) {
            case SiteSaving.Published<Look>(UUID publication) -> {
                publisher.run();
                yield Answer.seeOther(
                        PublicationScreens.PATH + "/" + publication + "?done=site-saved");
            }
            case SiteSaving.Unchanged<Look>() ->
                    Answer.seeOther(LookScreen.PATH + "?done=site-unchanged");
            // Whatever somebody else chose meanwhile, this picture is wanted beside it.
            case SiteSaving.Overtaken<Look> _ -> saved(request, change);
        };
    }

    /** What was typed on the form, which has no pictures, with those that are chosen already. */
    static Look keeping(Look before, Look typed, Theme given) {
        Map<String, ThemeOption> options = given.dressed(before).options().all();
        SortedMap<String, String> pictures = new TreeMap<>();
        before.options()
                .forEach((key, value) -> {
                    if (options.get(key.replaceFirst("\\..*", "")) instanceof Picture) {
                        pictures.put(key, value);
                    }
                });
        return with(typed, pictures);
    }

    private static Look with(Look look, SortedMap<String, String> more) {
        SortedMap<String, String> options = new TreeMap<>(look.options());
        options.putAll(more);
        return new Look(look.theme(), options);
    }

    private static Look without(Look look, String option) {
        SortedMap<String, String> options = new TreeMap<>(look.options());
        options.keySet().removeIf(key -> key.equals(option) || key.startsWith(option + "."));
        return new Look(look.theme(), options);
    }
}
