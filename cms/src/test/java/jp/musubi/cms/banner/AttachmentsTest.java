package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Brought;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.programme.Programme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** What a group attaches to its application is seen by the office, and by nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentsTest {
    private static final String SECRET = "kept-in-the-office-alone";
    private static final Brought REPORT =
            Brought.of(
                    "事業報告.pdf", ("%PDF-1.4 " + SECRET + " %%EOF").getBytes(StandardCharsets.UTF_8));

    @TempDir private static Path data;
    private RunningCity city;
    private String banner = "";
    private UUID group = new UUID(0, 0);

    @BeforeAll
    void start() throws Exception {
        Settings settings = RunningCity.settings(data);
        city = RunningCity.start(settings, true);
        group = ApplyingGroup.in(city);
        banner = "/admin/groups/" + group + "/banner";
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Visitor signedIn(String who, String passphrase) throws Exception {
        return Visitor.signedIn(city, who + "@example.jp", passphrase);
    }

    private Visitor owner() throws Exception {
        Visitor owner = signedIn("owner", "demo-owner-saigawa");
        owner.get(banner);
        return owner;
    }

    private Visitor staffAtBanner() throws Exception {
        Visitor staff = signedIn("staff", "demo-staff-asanogawa");
        staff.get(banner);
        return staff;
    }

    /** A form that keeps a draft, with a file. */
    private Page attach(Visitor owner, Brought file) throws Exception {
        return owner.postFile(banner, file, false, "go", "attach", "evidence", "用水のそうじを市と。");
    }

    private BannerApplication application() {
        Programme partner = ContentModels.bundled().programme("partner").orElseThrow();
        return city.wiring().database().read(tx -> Applying.open(tx, group, partner)).orElseThrow();
    }

    private List<Attachment> attached() {
        return city.wiring().database().read(tx -> AttachmentStore.of(tx, application().id()));
    }

    private void clear() {
        city.wiring().database().write(tx -> tx.handle().execute("delete from banner_attachment"));
    }

    private static Brought picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Brought.of("当日.pdf", bytes.toByteArray());
    }

    @Test
    void aFileIsKeptWithWhatIsTypedAndTakenAwayAgain() throws Exception {
        clear();
        Visitor owner = owner();
        assertEquals(303, attach(owner, REPORT).status());
        Page page = owner.get(banner);
        assertTrue(page.body().contains("事業報告.pdf（PDF：1KB）"), page.body());
        assertTrue(page.body().contains("用水のそうじを市と。"), "what was typed is kept, too");
        String remove = "remove-" + attached().getFirst().id();
        Brought none = Brought.of("", new byte[0]);
        assertEquals(303, owner.postFile(banner, none, false, "go", remove).status());
        assertEquals(List.of(), attached());
    }

    @Test
    void whatAFileIsFollowsFromItsContentAndAPictureIsWrittenAnew() throws Exception {
        clear();
        Visitor owner = owner();
        assertEquals(303, attach(owner, picture()).status());
        assertEquals("image/webp", attached().getFirst().mediaType(), "whatever its name says");
        Page page = attach(owner, Brought.of("report.pdf", "<html><script>".getBytes(UTF_8)));
        assertEquals(422, page.status());
        assertTrue(page.body().contains("用水のそうじを市と。"), "nothing typed is lost");
        Page broken = attach(owner, Brought.of("report.pdf", "%PDF-1.4 half".getBytes(UTF_8)));
        assertEquals(422, broken.status());
        byte[] long5 = new byte[Attachment.MAX_BYTES + 1];
        System.arraycopy(REPORT.bytes(), 0, long5, 0, 20);
        Page tooLong = attach(owner, Brought.of("report.pdf", long5));
        assertEquals(422, tooLong.status());
        assertTrue(tooLong.body().contains("5"), "it says how much is taken");
        assertEquals(1, attached().size());
    }

    @Test
    void anApplicationTakesSoManyFilesAndNoMore() throws Exception {
        clear();
        Visitor owner = owner();
        for (int at = 0; at < Attachment.MAX_FILES; at++) {
            assertEquals(303, attach(owner, REPORT).status());
        }
        Page full = attach(owner, REPORT);
        assertEquals(409, full.status());
        assertTrue(full.body().contains("8 個まで"), full.body());
    }

    @Test
    void onlyTheOfficeReadsThemAndNothingOfThemIsOnTheSite() throws Exception {
        clear();
        attach(owner(), REPORT);
        String path = BannerPaths.ofAttachment(application().id(), attached().getFirst().id());
        Page staff = signedIn("staff", "demo-staff-asanogawa").get(path);
        assertEquals(200, staff.status());
        assertTrue(staff.body().contains(SECRET));
        assertEquals("application/pdf", staff.header("Content-Type"));
        assertEquals("nosniff", staff.header("X-Content-Type-Options"));
        assertTrue(staff.header("Content-Disposition").startsWith("attachment;"));
        assertEquals(403, owner().get(path).status());
        assertEquals(403, signedIn("editor", "demo-editor-utatsuyama").get(path).status());
        Page stranger = new Visitor(city).get(path);
        assertTrue(stranger.location().startsWith("/admin/sign-in"), stranger.location());
        String other = BannerPaths.ofAttachment(new UUID(0, 1), attached().getFirst().id());
        assertEquals(
                404,
                signedIn("staff", "demo-staff-asanogawa").get(other).status(),
                "it belongs to its application");
        assertEquals(403, attach(staffAtBanner(), REPORT).status());
        assertFalse(city.get("/api/v1/snapshot").body().contains(SECRET));
        for (String folder : List.of("site", "assets")) {
            assertEquals(List.of(), filesWith(data.resolve(folder)), folder);
        }
    }

    private static List<Path> filesWith(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(AttachmentsTest::isTold).toList();
        }
    }

    private static boolean isTold(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
