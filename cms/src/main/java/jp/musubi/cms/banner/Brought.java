package jp.musubi.cms.banner;

import jp.musubi.cms.asset.PrivateFile;
import jp.musubi.cms.asset.PrivateOutcome;
import jp.musubi.cms.asset.Uploads;
import jp.musubi.cms.web.MultipartForm;

import java.io.IOException;
import java.util.Optional;

/**
 * The file that came with an application.
 *
 * @param file empty if none came, or it cannot be used
 * @param problem a sentence that says why it cannot be used
 */
record Brought(Optional<PrivateFile> file, Optional<String> problem) {
    /** What came with a form; browsers send a part without a name where no file was chosen. */
    static Brought of(MultipartForm form, Uploads uploads, String language) throws IOException {
        Optional<MultipartForm.UploadedFile> sent =
                form.file("file").filter(each -> !each.name().isEmpty());
        if (sent.isEmpty()) {
            return new Brought(Optional.empty(), Optional.empty());
        }
        return switch (uploads.takePrivately(sent.get(), Attachment.MAX_BYTES)) {
            case PrivateOutcome.Taken(PrivateFile file) ->
                    new Brought(Optional.of(file), Optional.empty());
            case PrivateOutcome.Refused(var problems) ->
                    new Brought(
                            Optional.empty(),
                            problems.stream().map(each -> each.message(language)).findFirst());
        };
    }
}
