package jp.musubi.cms.banner;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import jp.musubi.site.art.QrCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a group takes along of the banner that it holds: a picture with its credential in it, which
 * is what wallets and sites of badges take (Open Badges 3.0, section 5.3), and a QR code for paper.
 * Picture and credential are those that the site shows.
 */
final class BadgeDownloads {
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("svg", "image/svg+xml", "png", "image/png");

    private static final Parameter FORMAT =
            Parameter.path("format", Label.of("svg か png", "svg or png"));

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
                        .with(FORMAT)
                        .answering(new Route.Reply(200, "image/*", Schemas.text()))
                        .by(this::badge),
                Route.get(BannerPaths.CODE, "確認ページへのQRコード", "The QR code of its record")
                        .allowing(Permission.READER)
                        .with(GroupScreens.ID)
                        .with(GroupScreens.PROGRAMME)
                        .with(FORMAT)
                        .answering(new Route.Reply(200, "image/*", Schemas.text()))
                        .by(this::code));
    }

    /** Whether the site has the pictures of that number already. */
    boolean isDrawn(String number) {
        return file("badges/" + number + "/banner-ja-" + Snippets.USUAL.id() + ".svg").isPresent();
    }

    /** Whether the site shows a credential of that number. */
    boolean isSigned(String number) {
        return credential(number).isPresent();
    }

    private Answer badge(Request request) throws IOException {
        String format = format(request);
        String number = held(request);
        Path credential = credential(number).orElseThrow(Refusal::notFound);
        String name = "banner-" + request.language() + "-600x600." + format;
        Path picture = file("badges/" + number + "/" + name).orElseThrow(Refusal::notFound);
        try {
            byte[] badge = Baked.bake(Files.readAllBytes(picture), Files.readString(credential));
            return file(badge, number, format);
        } catch (BadPicture e) {
            throw new IllegalStateException(picture + ": " + e.getMessage(), e);
        }
    }

    private Answer code(Request request) {
        String format = format(request);
        String number = held(request);
        String page = on.address().of("/verify/" + number + "/");
        QrCode code = QrCode.of(page);
        byte[] file = format.equals("svg") ? code.file(page).getBytes(UTF_8) : code.png();
        return file(file, number + "-qr", format);
    }

    /** The number of the banner that the group holds in the programme that is asked for. */
    private String held(Request request) {
        Optional<String> programme = request.query().one(ProgrammeNames.PARAMETER);
        return parts.register().ofGroup(on.group(request).id()).stream()
                .filter(banner -> banner.state().isHeld())
                .filter(banner ->
                        programme.isEmpty() || programme.get().equals(banner.programme().id()))
                .map(Banner::number)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static String format(Request request) {
        String format = request.path("format");
        if (!MEDIA_TYPES.containsKey(format)) {
            throw Refusal.notFound();
        }
        return format;
    }

    private static Answer file(byte[] file, String name, String format) {
        return Answer.of(200, String.valueOf(MEDIA_TYPES.get(format)), file)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + name + "." + format + "\"");
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
