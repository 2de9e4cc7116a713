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
import jp.musubi.cms.web.ProblemType;
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
import java.util.Set;
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

    /** What people can mend by sending another file. */
    private static final Set<ProblemType> OF_THE_FILE =
            Set.of(ProblemType.INVALID, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.TOO_LARGE);

    private final Database database;
    private final SiteSettings site;
    private final Theme given;
    private final SiteSaving<Look> saving;
    private final Uploads uploads;
    private final AssetStore assets;
    private final Runnable publisher;
    private final Form form;

    /** Shows the form again. */
    @FunctionalInterface
    interface Form {
        /** The form with what is wrong with a picture. */
        Answer with(Request request, Wrong wrong);
    }

    /**
     * A picture that was not taken.
     *
     * @param option the picture's
     * @param field what is wrong: the name of a text, else the file
     * @param sentence why, for people
     * @param texts what was typed about it, by the names of fields
     * @param status of the answer
     */
    record Wrong(
            String option,
            String field,
            String sentence,
            SortedMap<String, String> texts,
            int status) {}

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
            Form form,
            Runnable publisher) {
        this.database = database;
        this.site = site;
        this.given = given;
        this.saving = saving;
        this.uploads = uploads;
        this.assets = assets;
        this.form = form;
        this.publisher = publisher;
    }

    /**
     * A picture of the looks as the form shows it.
     *
     * @param address of the one the city brought; empty for none
     * @param error what is wrong with the file that was sent; empty for nothing
     * @param texts what it shows, by language
     */
    public record PictureView(
            String id, String label, String address, String error, List<TextView> texts) {}

    /**
     * What a picture shows in one language.
     *
     * @param error what is wrong with it; empty for nothing
     */
    public record TextView(
            String field, String language, String label, String value, String error) {}

    /** The name of the field that takes the file of a picture. */
    static String fileField(String option) {
        return option + "-file";
    }

    Route route() {
        return Route.post(PATH, "公開サイトの見た目の画像を送る", "Bring a picture of the looks")
                .allowing(Permission.ADMINISTRATOR)
                .acceptingFiles()
                .by(this::take);
    }

    private Answer take(Request request) throws IOException {
        return uploads.read(
                request,
                sent -> {
                    String option = sent.text("option").orElse("");
                    Look now = database.read(site::look);
                    if (!(option(now, option) instanceof Picture picture) || !picture.isOpen()) {
                        throw Refusal.invalid(Fault.at("option", "required"));
                    }
                    return sent.text("then").filter(REMOVE::equals).isPresent()
                            ? saved(request, look -> without(look, option))
                            : brought(request, sent, option, picture);
                });
    }

    private @Nullable ThemeOption option(Look look, String name) {
        return given.dressed(look).options().all().get(name);
    }

    private Answer brought(Request request, MultipartForm sent, String option, Picture picture)
            throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        for (String language : database.read(site::languages)) {
            String key = ThemeOptions.altKey(option, language);
            String words = sent.text(key).orElse("").strip();
            if (!words.isEmpty()) {
                values.put(key, words);
            }
        }
        for (Map.Entry<String, String> text : values.entrySet()) {
            int length = text.getValue().codePointCount(0, text.getValue().length());
            if (length > AssetLimits.MAX_ALT_CHARS) {
                var fault = Fault.at(text.getKey(), "too_long", AssetLimits.MAX_ALT_CHARS);
                return wrong(request, option, text.getKey(), Refusal.invalid(fault), values);
            }
        }
        StoredAsset asset;
        try {
            asset = uploads.take(request, sent, null);
        } catch (Refusal refusal) {
            if (!OF_THE_FILE.contains(refusal.type())) {
                throw refusal;
            }
            boolean isOther = refusal.type() == ProblemType.UNSUPPORTED_MEDIA_TYPE;
            Refusal said = isOther ? noPicture(refusal.type()) : refusal;
            return wrong(request, option, fileField(option), said, values);
        }
        if (asset.width() == 0) {
            Refusal said = noPicture(ProblemType.INVALID);
            return wrong(request, option, fileField(option), said, values);
        }
        database.write(tx -> {
            assets.add(tx, asset);
            return asset;
        });
        boolean isSmall = picture.isSmall() && !asset.variants().isEmpty();
        values.put(option + ThemeOptions.ASSET, asset.id().toString());
        values.put(option, isSmall ? asset.variants().getFirst().file() : asset.file());
        return saved(request, look -> with(without(look, option), values));
    }

    private static Refusal noPicture(ProblemType type) {
        return Refusal.invalid(type, List.of(Fault.at("file", "no_picture")));
    }

    private Answer wrong(
            Request request,
            String option,
            String field,
            Refusal refusal,
            SortedMap<String, String> texts) {
        String sentence = String.join(" ", refusal.sentences(request.language()));
        return form.with(
                request, new Wrong(option, field, sentence, texts, refusal.type().status()));
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

    /**
     * What was typed on the form, with what is chosen already and the form does not have: pictures,
     * and options that only another theme has.
     */
    static Look keeping(Look before, LookForm typed) {
        Map<String, ThemeOption> options = typed.filled().options().all();
        SortedMap<String, String> kept = new TreeMap<>();
        before.options()
                .forEach((key, value) -> {
                    ThemeOption option = options.get(ThemeOptions.option(key));
                    if (option == null || option instanceof Picture) {
                        kept.put(key, value);
                    }
                });
        return with(typed.look(), kept);
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
