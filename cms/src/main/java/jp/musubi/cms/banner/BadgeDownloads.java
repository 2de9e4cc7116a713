package jp.musubi.cms.banner;

import jp.musubi.cms.credential.bake.BadPicture;
import jp.musubi.cms.credential.bake.Baked;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.cms.web.Schemas;
import jp.musubi.content.label.Label;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The banner that a group holds, as a picture with its credential in it: what wallets and sites of
 * badges take (Open Badges 3.0, section 5.3). Picture and credential are those that the site shows.
 */
final class BadgeDownloads {
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("svg", "image/svg+xml", "png", "image/png");

    private final BannerParts parts;
    private final ScreenParts on;

    BadgeDownloads(BannerParts parts, ScreenParts on) {
        this.parts = parts;
        this.on = on;
    }

    List<Route> routes() {
        return List.of(
                Route.get(BannerPaths.BADGE, "証明書入りの画像", "A picture with its credential")
                        .allowing(Permission.READER)
                        .with(GroupScreens.ID)
                        .with(GroupScreens.PROGRAMME)
                        .with(Parameter.path("format", Label.of("svg か png", "svg or png")))
                        .answering(new Route.Reply(200, "image/*", Schemas.text()))
                        .by(this::download));
    }

    /** Whether the site shows a credential of that number. */
    boolean isSigned(String number) {
        return credential(number).isPresent();
    }

    private Answer download(Request request) throws IOException {
        String format = request.path("format");
        String mediaType = MEDIA_TYPES.get(format);
        Optional<String> programme = request.query().one(ProgrammeNames.PARAMETER);
        String number =
                parts.register().ofGroup(on.group(request).id()).stream()
                        .filter(banner -> banner.state().isHeld())
                        .filter(banner ->
                                programme.isEmpty()
                                        || programme.get().equals(banner.programme().id()))
                        .map(Banner::number)
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        Path credential = credential(number).orElseThrow(Refusal::notFound);
        String name = "banner-" + request.language() + "-600x600." + format;
        Path picture =
                file("badges/" + number + "/" + name)
                        .filter(_ -> mediaType != null)
                        .orElseThrow(Refusal::notFound);
        try {
            byte[] badge = Baked.bake(Files.readAllBytes(picture), Files.readString(credential));
            return Answer.of(200, String.valueOf(mediaType), badge)
                    .with(
                            "Content-Disposition",
                            "attachment; filename=\"" + number + "." + format + "\"");
        } catch (BadPicture e) {
            throw new IllegalStateException(picture + ": " + e.getMessage(), e);
        }
    }

    private Optional<Path> credential(String number) {
        return file("credentials/" + number + ".json");
    }

    /** A file of the site that is shown; empty if there is none, or the name leads elsewhere. */
    private Optional<Path> file(String name) {
        return on.site()
                .get()
                .map(site -> site.resolve(name).normalize())
                .filter(file -> on.site().get().filter(file::startsWith).isPresent())
                .filter(Files::isRegularFile);
    }
}
