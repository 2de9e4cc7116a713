package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.audit.AuditEvent;
import jp.musubi.cms.award.edition.EditionStep;
import jp.musubi.cms.award.nomination.NominationStep;
import jp.musubi.cms.banner.BannerStep;
import jp.musubi.cms.publish.Publication;
import jp.musubi.cms.registration.ApplicationState;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Cookies;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The record, read by people who know no codes. */
final class AuditWordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern WRITES =
            Pattern.compile("audit(?:\\(\\))?\\s*\\.add\\(\\s*\\w+,\\s*[^,]+,\\s*([^,]+),");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");

    /** What is put together while the program runs, and all it may come to. */
    private static final Map<String, List<String>> PUT_TOGETHER =
            Map.of(
                    "\"account.\" + done",
                    List.of("account.suspended", "account.reactivated", "account.factor-reset"),
                    "\"registration.\" + application.state().id()",
                    EnumSet.complementOf(
                                    EnumSet.of(
                                            ApplicationState.DRAFT,
                                            ApplicationState.SUBMITTED,
                                            ApplicationState.WITHDRAWN))
                            .stream()
                            .map(state -> "registration." + state.id())
                            .toList(),
                    "\"banner.application-\" + next.id()",
                    List.of(
                            "banner.application-in-review",
                            "banner.application-returned",
                            "banner.application-approved",
                            "banner.application-issued",
                            "banner.application-rejected"),
                    "\"banner.seen-\" + judgement.verdict().id()",
                    List.of("banner.seen-right", "banner.seen-wrong", "banner.seen-unseen"),
                    "\"banner.\" + step.id()",
                    Stream.of(BannerStep.values()).map(step -> "banner." + step.id()).toList(),
                    "\"award.\" + step.id()",
                    Stream.of(EditionStep.values()).map(step -> "award." + step.id()).toList(),
                    "\"award.nomination-\" + step.id()",
                    Stream.of(NominationStep.values())
                            .map(step -> "award.nomination-" + step.id())
                            .toList(),
                    "\"entry.\" + kind.id()",
                    Stream.of(Publication.Kind.PUBLISH, Publication.Kind.UNPUBLISH)
                            .map(kind -> "entry." + kind.id())
                            .toList(),
                    "\"setting.\" + form.id()",
                    List.of("setting.freshness", "setting.registration", "setting.reminder"),
                    "action",
                    List.of(
                            "publishing.follow",
                            "banner.activate-artwork",
                            "banner.retire-artwork",
                            "setting.site",
                            "session.begin",
                            "session.half",
                            "handover.confirm",
                            "handover.decline"));

    private static Screens screens() {
        return new Screens(
                new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/"),
                new Cookies(false),
                id -> "");
    }

    private static Set<String> written() throws IOException {
        var actions = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Matcher write = WRITES.matcher(Files.readString(file));
                while (write.find()) {
                    actions.addAll(actions(file, write.group(1).strip()));
                }
            }
        }
        return actions;
    }

    private static List<String> actions(Path file, String said) {
        Matcher literal = LITERAL.matcher(said);
        if (literal.matches()) {
            return List.of(literal.group(1));
        }
        List<String> all = PUT_TOGETHER.get(said);
        assertTrue(all != null, file + " writes what this test does not know: " + said);
        return all == null ? List.of() : all;
    }

    @Test
    void everyActionThatCanBeWrittenHasWordsInBothLanguages() throws Exception {
        Screens screens = screens();
        Set<String> actions = written();
        assertTrue(actions.size() > 55, actions.toString());
        for (String action : actions) {
            for (String language : Screens.languages()) {
                String name = language + " " + action;
                assertTrue(screens.find(language, "audit.deed." + action).isPresent(), name);
                String group = action.substring(0, action.indexOf('.'));
                assertTrue(AuditWords.GROUPS.contains(group), name);
                assertTrue(screens.find(language, "audit.group." + group).isPresent(), name);
            }
        }
        Set<String> groups = new TreeSet<>(AuditWords.GROUPS);
        actions.forEach(action -> groups.remove(action.substring(0, action.indexOf('.'))));
        assertEquals(Set.of(), groups, "nothing is offered that never happens");
    }

    private static String details(String language, String action, String details) {
        var event = new AuditEvent(new UUID(0, 1), 1, Instant.EPOCH, null, action, null, details);
        return new AuditWords(screens(), language, id -> "川端 花子").details(event);
    }

    @Test
    void whatMoreIsSaidIsSaidInWords() {
        assertEquals("合いことばで", details("ja", "session.begin", "PASSPHRASE"));
        assertEquals("with a mailed link", details("en", "session.begin", "LINK"));
        assertEquals("編集者", details("ja", "invitation.send", "editor"));
        assertEquals("休止", details("ja", "registration.standing", "DORMANT"));
        assertEquals("第3版：予定のとおり", details("ja", "entry.unpublish", "revision 3: planned"));
        assertEquals("第3版：revision", details("ja", "entry.trash", "revision 3: revision"));
        assertEquals("revision", details("ja", "entry.trash", "revision"), "no template of ours");
        assertEquals("revision 3", details("en", "entry.publish", "revision 3"));
        assertEquals("川端 花子 さん", details("ja", "membership.remove", "account=" + new UUID(0, 2)));
        assertEquals("申請 第0012号、取り下げ", details("ja", "x.y", "application 12 withdrawn"));
        assertTrue(
                details("ja", "x.y", "application 12, not verified: reach place")
                        .contains("連絡先に連絡がつく / 市内で活動している"));
        assertEquals(
                "ページの取り下げ：する、90日後",
                details("ja", "setting.registration", "takes down true, days 90"));
        assertEquals(
                "市の担当課の覚え書き", details("ja", "entry.trash", "市の担当課の覚え書き"), "others as they are");
    }

    private static String actor(String action) {
        var event = new AuditEvent(new UUID(0, 1), 1, Instant.EPOCH, null, action, null, "");
        return new AuditWords(screens(), "ja", id -> "").actor(event);
    }

    @Test
    void whoHasNoAccountIsNotTakenForTheProgram() {
        assertEquals("申請した人", actor("registration.submit"));
        assertEquals("サインイン前の人", actor("session.link"));
        assertEquals("自動", actor("registration.take-down"));
    }

    @Test
    void theListSaysWordsAndCodesOnlyToAdministrators(@TempDir Path data) throws Exception {
        try (RunningCity city = RunningCity.start(data, null, false)) {
            var staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
            String list = staff.get("/admin/audit?action=session").body();
            assertTrue(list.contains("サインインした"), list);
            assertTrue(list.contains("合いことばで"), list);
            assertFalse(list.contains("session.begin") || list.contains("PASSPHRASE"), list);
            var runs = Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen");
            assertTrue(runs.get("/admin/audit").body().contains("session.begin"));
            String csv = staff.get("/admin/audit/events.csv").body();
            assertTrue(csv.contains("session.begin"), "files keep the codes");
            for (String group : AuditWords.GROUPS) {
                assertTrue(list.contains("<option value=\"" + group + "\""), group);
            }
        }
    }
}
