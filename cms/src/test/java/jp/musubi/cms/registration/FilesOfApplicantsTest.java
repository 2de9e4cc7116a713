package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Brought;
import jp.musubi.cms.Visitor.Page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Pictures, documents and rules that somebody without an account brings with an application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesOfApplicantsTest {
    private static final String FILES = "/admin/register/files";
    private static final String RULES = "/admin/register/rules";
    private static final Brought KAISOKU =
            Brought.of("会則.pdf", "%PDF-1.4 会則の本文 %%EOF".getBytes(StandardCharsets.UTF_8));

    private RegisteringCity city;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        city = RegisteringCity.start(folder);
    }

    @AfterAll
    void close() {
        city.close();
    }

    private static String token(Visitor visitor) throws Exception {
        return FilledIn.token(visitor.get("/admin/register/steps/about"));
    }

    /** A picture, another one for each number. */
    private static Brought picture(int number) throws IOException {
        var picture = new BufferedImage(60 + number, 40, BufferedImage.TYPE_INT_RGB);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return Brought.of("kawa.png", bytes.toByteArray());
    }

    private static JsonNode json(Page page) throws IOException {
        return new ObjectMapper().readTree(page.body());
    }

    @Test
    void aPictureIsBroughtWithoutScriptsDescribedAndSeenByTheOffice() throws Exception {
        String email = "picture@example.jp";
        Visitor visitor = city.begun(email, "川の会");
        String token = token(visitor);
        Page brought =
                visitor.postFile(FILES, picture(1), false, "application", token, "field", "image");
        assertEquals("/admin/register/steps/picture?done=picture", brought.location());
        var entries = city.running().wiring().entries();
        String id =
                entries.findDraft(city.application(email).group())
                        .orElseThrow()
                        .content()
                        .fields()
                        .text("image")
                        .orElseThrow();
        Page step = visitor.get("/admin/register/steps/picture");
        assertTrue(step.body().contains("name=\"f.image\" id=\"f-image\" value=\"" + id));
        FilledIn.send(
                visitor, "picture", "next", "in", "image", "f.image", id, "f.image.alt.ja", "夜の川");
        Page office = city.staff().get("/admin/registrations/" + city.application(email).id());
        assertTrue(office.body().contains("kawa.png（夜の川）"), office.body());
        assertTrue(office.body().contains("class=\"lines__picture\" src=\"/api/v1/assets/"));
        Page refused =
                visitor.postFile(
                        FILES,
                        Brought.of("x.svg", "<svg/>".getBytes(StandardCharsets.UTF_8)),
                        false,
                        "application",
                        token,
                        "field",
                        "image");
        assertEquals(415, refused.status());
        assertTrue(refused.body().contains("写真"), refused.body());
        assertFalse(refused.body().contains("problems"), refused.body());
    }

    @Test
    void anApplicationTakesSoManyFilesAndNoMore() throws Exception {
        Visitor visitor = city.begun("many@example.jp", "川の会");
        String token = token(visitor);
        for (int at = 0; at < RegisterLimits.MAX_FILES_PER_APPLICATION; at++) {
            Page told = visitor.postFile(FILES, picture(at), true, "application", token);
            assertEquals(201, told.status(), told.body());
            String file = json(told).path("file").asText();
            assertTrue(file.endsWith(".webp"), "written anew, so nothing but pixels: " + file);
        }
        Page full = visitor.postFile(FILES, picture(99), true, "application", token);
        assertEquals(409, full.status());
        assertTrue(json(full).path("detail").asText().contains("20個"), full.body());
    }

    @Test
    void oneSenderDoesNotBringFilesWithoutEnd() throws Exception {
        Visitor visitor = city.begun("flood@example.jp", "川の会");
        String token = token(visitor);
        int refused = 0;
        for (int at = 0; at <= RegisterLimits.MAX_FILES_PER_SENDER; at++) {
            Page page = visitor.postFile(RULES, KAISOKU, true, "application", token);
            refused += page.status() == 429 ? 1 : 0;
        }
        assertTrue(refused > 0);
    }

    @Test
    void onlyWhoeverHoldsTheLinkBringsFilesAndOnlyWhileItIsOpen() throws Exception {
        Visitor mine = city.begun("holder@example.jp", "川の会");
        Visitor yours = city.begun("other@example.jp", "川の会");
        String token = token(mine);
        for (String path : new String[] {FILES, RULES}) {
            assertEquals(403, yours.postFile(path, KAISOKU, true, "application", token).status());
            Visitor stranger = city.visitor();
            stranger.get("/admin/register");
            assertEquals(
                    403, stranger.postFile(path, KAISOKU, true, "application", token).status());
            assertEquals(403, mine.postFile(path, KAISOKU, true).status());
        }
        FilledIn.profile(mine, "川の会", "かわのかい");
        FilledIn.send(mine, "check", "submit");
        assertEquals(409, mine.postFile(RULES, KAISOKU, true, "application", token).status());
        assertEquals(409, mine.postFile(FILES, KAISOKU, true, "application", token).status());
    }

    @Test
    void theRulesAreHandedInWithTheStepAndDownloadedByTheOfficeAlone() throws Exception {
        String email = "rules@example.jp";
        Visitor visitor = city.begun(email, "川の会");
        String token = token(visitor);
        Page nothing =
                visitor.postFile(
                        RULES, new Brought("", ""), false, "application", token, "then", "next");
        assertEquals("/admin/register/steps/consents", nothing.location());
        Page wrong =
                visitor.postFile(RULES, picture(1), false, "application", token, "then", "next");
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("PDFではないようです"), wrong.body());
        Page next = visitor.postFile(RULES, KAISOKU, false, "application", token, "then", "next");
        assertEquals("/admin/register/steps/consents", next.location());
        assertTrue(visitor.get("/admin/register/steps/rules").body().contains("会則.pdf"));

        String one = "/admin/registrations/" + city.application(email).id();
        Visitor staff = city.staff();
        assertTrue(staff.get(one).body().contains(one + "/rules"));
        Page rules = staff.get(one + "/rules");
        assertEquals(new String(KAISOKU.bytes(), StandardCharsets.UTF_8), rules.body());
        assertTrue(rules.header("Content-Disposition").startsWith("attachment; filename="));
        assertEquals("nosniff", rules.header("X-Content-Type-Options"));
        assertTrue(rules.header("Content-Security-Policy").contains("sandbox"));
        assertEquals("no-store", rules.header("Cache-Control"));
        assertTrue(visitor.get(one + "/rules").location().startsWith("/admin/sign-in"));
        Visitor owner = city.visitor();
        owner.signIn("owner@example.jp", "demo-owner-saigawa");
        assertEquals(403, owner.get(one + "/rules").status());

        visitor.get("/admin/register/steps/rules");
        visitor.postFile(RULES, new Brought("", ""), false, "application", token, "then", "remove");
        assertEquals(404, staff.get(one + "/rules").status());
    }
}
