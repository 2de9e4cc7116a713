package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Cookies;
import jp.musubi.content.model.ContentModels;
import jp.musubi.site.Reason;
import jp.musubi.site.Reason.Cause;
import jp.musubi.site.Reason.Kind;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;
import jp.musubi.site.trace.Fact;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a page was made again, read by people who know no facts. */
final class ReasonWordsTest {
    private static final Cause HOTARU = new Cause(Fact.entry("1"), "朝野ホタルの会");
    private static final Cause GONE = new Cause(Fact.entry("2"), "");
    private static final Cause FIELD = new Cause(Fact.term("group", "fields", "environment"), "");

    private static final Screens SCREENS =
            new Screens(
                    new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/"),
                    new Cookies(false),
                    id -> "");

    private static String said(String language, Reason... reasons) {
        return new ReasonWords(
                        ContentModels.bundled(),
                        SCREENS,
                        language,
                        id -> Optional.ofNullable(Map.of("2", "もとの会").get(id)))
                .sentence(List.of(reasons));
    }

    private static Reason reason(Kind kind, Cause... causes) {
        return new Reason(kind, List.of(causes), 0);
    }

    @Test
    void aReasonNamesWhatItIsAbout() {
        assertEquals("「朝野ホタルの会」が変わったため", said("ja", reason(Kind.CHANGED, HOTARU)));
        assertEquals(
                "「朝野ホタルの会」が活動分野「環境の保全を図る活動」の一覧に入ったため",
                said("ja", reason(Kind.LISTED, HOTARU, FIELD)));
        assertEquals(
                "「もとの会」が活動分野「環境の保全を図る活動」の一覧から外れたため",
                said("ja", reason(Kind.UNLISTED, GONE, FIELD)));
        assertEquals("日付が変わったため", said("ja", reason(Kind.DAY)));
        assertEquals("新しいページ", said("ja", reason(Kind.NEW, HOTARU)));
        assertEquals(
                "“朝野ホタルの会” is new in the list of Groups",
                said("en", reason(Kind.LISTED, HOTARU, new Cause(Fact.type("group"), ""))));
    }

    @Test
    void severalReasonsAreOneSentence() {
        assertEquals(
                "「朝野ホタルの会」が変わったため。また、日付が変わったため",
                said("ja", reason(Kind.CHANGED, HOTARU), reason(Kind.DAY)));
        assertEquals(
                "「朝野ホタルの会」、「もとの会」ほか3件が変わったため",
                said("ja", new Reason(Kind.CHANGED, List.of(HOTARU, GONE), 3)));
    }

    @Test
    void whateverTheBuildTellsIsSaidInWordsInBothLanguages() {
        for (String language : Screens.languages()) {
            for (Kind kind : Kind.values()) {
                for (Fact.Sort sort : Fact.Sort.values()) {
                    Cause cause = new Cause(new Fact(sort, "group/fields/environment"), "");
                    for (Reason reason : List.of(reason(kind), reason(kind, cause))) {
                        String words = said(language, reason);
                        assertFalse(words.contains("{") || words.contains("reason."), words);
                    }
                }
            }
        }
    }
}
