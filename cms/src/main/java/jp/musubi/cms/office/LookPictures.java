package jp.musubi.cms.office;

import jp.musubi.cms.asset.AssetLimits;
import jp.musubi.cms.asset.IntakeOutcome;
import jp.musubi.cms.asset.PrivateFile;
import jp.musubi.cms.asset.PrivateOutcome;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.MultipartForm;
import jp.musubi.cms.web.Request;
import jp.musubi.content.problem.Problem;
import jp.musubi.site.theme.ThemeOption.Picture;
import jp.musubi.site.theme.ThemeOptions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes in the pictures that come with the form of looks, such as the city's own sign. */
record LookPictures(Uploads uploads, Screens screens) {
    /** Refusals whose cure would lead to a file that is no picture either. */
    private static final Set<String> NO_PICTURE =
            Set.of("upload_text", "upload_office", "upload_unknown", "document_incomplete");

    /**
     * Pictures that came.
     *
     * @param assets whose files are in place, and which the store does not know of yet
     * @param values what the looks say of them, by the names of values
     * @param errors why others cannot be used, by the names of their fields
     */
    record Taken(
            List<StoredAsset> assets,
            SortedMap<String, String> values,
            SortedMap<String, String> errors) {
        Taken {
            assets = List.copyOf(assets);
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
            errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
        }
    }

    /** The options of the form for which a file came with it. */
    static SortedSet<String> sent(MultipartForm form, LookForm typed) throws IOException {
        SortedSet<String> options = new TreeSet<>();
        for (String option : typed.pictures().keySet()) {
            if (file(form, option).isPresent()) {
                options.add(option);
            }
        }
        return options;
    }

    /** Browsers send a part without a name where no file was chosen. */
    private static Optional<MultipartForm.UploadedFile> file(MultipartForm form, String option)
            throws IOException {
        return form.file(LookForm.fileField(option)).filter(file -> !file.name().isEmpty());
    }

    /** Takes all that came. */
    Taken take(Request request, MultipartForm form, LookForm typed) throws IOException {
        List<StoredAsset> assets = new ArrayList<>();
        SortedMap<String, String> values = new TreeMap<>();
        SortedMap<String, String> errors = new TreeMap<>();
        for (Map.Entry<String, Picture> option : typed.pictures().entrySet()) {
            Optional<MultipartForm.UploadedFile> file = file(form, option.getKey());
            if (file.isEmpty()) {
                continue;
            }
            switch (uploads.takeForSite(request, file.get())) {
                case IntakeOutcome.Accepted(StoredAsset asset) when asset.width() > 0 -> {
                    assets.add(asset);
                    values.put(option.getKey(), shown(option.getValue(), asset));
                    values.put(option.getKey() + ThemeOptions.ASSET, asset.id().toString());
                }
                case IntakeOutcome.Accepted _ ->
                        errors.put(
                                LookForm.fileField(option.getKey()),
                                wrong(request, option.getValue(), noPicture(request)));
                case IntakeOutcome.Refused(_, var problems) ->
                        errors.put(
                                LookForm.fileField(option.getKey()),
                                wrong(request, option.getValue(), cure(request, problems)));
            }
        }
        return new Taken(assets, values, errors);
    }

    /**
     * Pictures that are only looked at, and of which nothing is kept.
     *
     * @param values what the looks would say of them: names of files that are nowhere
     * @param addresses where they are, by those names
     * @param errors why others cannot be used, by the names of their fields
     */
    record Seen(
            SortedMap<String, String> values,
            SortedMap<String, String> addresses,
            SortedMap<String, String> errors) {
        Seen {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
            addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
            errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
        }
    }

    /** Reads all that came, and keeps nothing. */
    Seen see(Request request, MultipartForm form, LookForm typed) throws IOException {
        SortedMap<String, String> values = new TreeMap<>();
        SortedMap<String, String> addresses = new TreeMap<>();
        SortedMap<String, String> errors = new TreeMap<>();
        for (Map.Entry<String, Picture> option : typed.pictures().entrySet()) {
            Optional<MultipartForm.UploadedFile> file = file(form, option.getKey());
            if (file.isEmpty()) {
                continue;
            }
            String field = LookForm.fileField(option.getKey());
            switch (uploads.takePrivately(file.get(), AssetLimits.MAX_UPLOAD_BYTES)) {
                case PrivateOutcome.Taken(PrivateFile taken)
                        when taken.mediaType().startsWith("image/") -> {
                    String name = "assets/looked-at-" + option.getKey() + ".webp";
                    values.put(option.getKey(), name);
                    addresses.put(name, data(taken));
                }
                case PrivateOutcome.Taken _ ->
                        errors.put(field, wrong(request, option.getValue(), noPicture(request)));
                case PrivateOutcome.Refused(var problems) ->
                        errors.put(
                                field, wrong(request, option.getValue(), cure(request, problems)));
            }
        }
        return new Seen(values, addresses, errors);
    }

    private static String data(PrivateFile file) {
        return "data:"
                + file.mediaType()
                + ";base64,"
                + Base64.getEncoder().encodeToString(file.content());
    }

    /** The file of an asset that the site shows: the smallest will do for a sign. */
    private static String shown(Picture picture, StoredAsset asset) {
        return picture.isSmall() && !asset.variants().isEmpty()
                ? asset.variants().getFirst().file()
                : asset.file();
    }

    private String wrong(Request request, Picture picture, String sentence) {
        String label = picture.label().in(request.language());
        return screens.text(request, "settings.look.picture.wrong", label, sentence);
    }

    private String noPicture(Request request) {
        return screens.text(request, "settings.look.picture.none");
    }

    private String cure(Request request, List<Problem> problems) {
        return problems.stream().map(Problem::code).anyMatch(NO_PICTURE::contains)
                ? noPicture(request)
                : String.join(
                        " ",
                        problems.stream()
                                .map(problem -> problem.message(request.language()))
                                .toList());
    }
}
