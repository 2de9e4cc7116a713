package jp.musubi.cms.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.entry.Content;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** One application, written in two tabs or on two devices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoTabsTest {
    private static final String ABOUT = "/admin/register/steps/about";

    private RegisteringCity city;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = RegisteringCity.start(data);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    private Content content(String email) {
        return city.running()
                .wiring()
                .entries()
                .findDraft(city.application(email).group())
                .orElseThrow()
                .content();
    }

    private String since(String email) {
        return content(email).fields().number("active_since").orElseThrow().toPlainString();
    }

    private static String[] about(String summary, String since) {
        return new String[] {
            "in", "summary", "f.summary.ja", summary, "in", "active_since", "f.active_since", since
        };
    }

    private static String message(String saved) {
        return "「" + saved + "」と保存されています";
    }

    @Test
    void anOldTabOverwritesNothingThatItDidNotChange() throws Exception {
        String email = "tabs@example.jp";
        Visitor one = city.begun(email, "二つの窓の会");
        FilledIn.send(one, "about", "next", about("はじめの文", "1999"));
        Page old = one.get(ABOUT);
        FilledIn.send(one, "about", "next", about("新しい文", "1999"));
        Page answer = FilledIn.send(one, old, "about", "next", about("はじめの文", "2001"));
        assertEquals(303, answer.status());
        assertEquals("新しい文", content(email).fields().text("summary").orElseThrow());
        assertEquals("2001", since(email));
    }

    @Test
    void whatBothChangedIsShownTwiceUntilSomebodyChose() throws Exception {
        String email = "both@example.jp";
        Visitor one = city.begun(email, "まよう会");
        Page old = one.get(ABOUT);
        FilledIn.send(one, "about", "next", about("さきの文", "1999"));
        Page both = FilledIn.send(one, old, "about", "next", about("あとの文", ""));
        assertEquals(422, both.status());
        assertTrue(both.body().contains(message("さきの文")), both.body());
        assertTrue(both.body().contains("あとの文"), both.body());
        assertTrue(both.body().contains("1999"), "what only the other wrote is in the form");
        assertEquals("さきの文", content(email).fields().text("summary").orElseThrow());
        FilledIn.send(one, both, "about", "next", about("あとの文", "1999"));
        assertEquals("あとの文", content(email).fields().text("summary").orElseThrow());
        assertEquals("1999", since(email));
    }

    @Test
    void aWrongValueDoesNotHideThatTheOtherTabChangedItToo() throws Exception {
        String email = "hidden@example.jp";
        Visitor one = city.begun(email, "かくれる会");
        Page old = one.get(ABOUT);
        FilledIn.send(one, "about", "next", about("さきの文", ""));
        Page both = FilledIn.send(one, old, "about", "next", about("あ".repeat(161), ""));
        assertEquals(422, both.status());
        assertTrue(both.body().contains(message("さきの文")), both.body());
    }

    @Test
    void answersAreComparedOneByOneToo() throws Exception {
        String email = "answers@example.jp";
        Visitor one = city.begun(email, "こたえる会");
        String step = "self-assessment";
        Page old = one.get("/admin/register/steps/" + step);
        FilledIn.send(one, step, "next", "a.rules", "yes", "a.members", "yes");
        Page both = FilledIn.send(one, old, step, "next", "a.rules", "no", "a.plans", "yes");
        assertEquals(422, both.status());
        assertTrue(both.body().contains(message("はい")), both.body());
        Answers said = city.application(email).answers();
        assertEquals("yes", said.answer("rules"));
        assertEquals("yes", said.answer("members"));
        assertEquals("yes", said.answer("plans"));
        FilledIn.send(
                one, both, step, "next", "a.rules", "no", "a.members", "yes", "a.plans", "yes");
        assertEquals("no", city.application(email).answers().answer("rules"));
    }

    @Test
    void consentsGivenInOneTabStayWhenAnOldOneIsSaved() throws Exception {
        String email = "consents@example.jp";
        Visitor one = city.begun(email, "うなずく会");
        Page old = one.get("/admin/register/steps/consents");
        FilledIn.send(one, "consents", "next", "c.publish", "true", "consent_by", "岡 一郎");
        Page answer =
                FilledIn.send(
                        one, old, "consents", "next", "c.rules", "true", "consent_by", "川端 花子");
        assertEquals(303, answer.status());
        assertEquals(List.of("publish", "rules"), city.application(email).answers().consents());
        assertEquals("岡 一郎", content(email).fields().text("consent_by").orElseThrow());
        Page clash = FilledIn.send(one, old, "consents", "next", "consent_by", "原 次郎");
        assertEquals(422, clash.status());
        assertTrue(clash.body().contains(message("岡 一郎")), clash.body());
    }

    @Test
    void aFormThatDoesNotSayWhatItWasFilledFromIsRefused() throws Exception {
        Visitor one = city.begun("old@example.jp", "わすれる会");
        String token = FilledIn.token(one.get(ABOUT));
        Page answer = one.post(ABOUT, "application", token, "in", "summary", "f.summary.ja", "文");
        assertEquals(428, answer.status());
    }
}
