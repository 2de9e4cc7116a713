package jp.musubi.cms.writer;

import jp.musubi.content.checker.CheckerRules;
import jp.musubi.site.theme.Theme;

import java.util.Map;

/** The theme of screens with what its scripts import and read. */
public final class WriterTheme {
    private static final String LIBRARIES = "js/lib/";
    private static final String RULES = "js/checker/rules.json";

    private WriterTheme() {}

    /** The theme, to which the libraries of the writing surface and these rules are added. */
    public static Theme of(Theme theme, CheckerRules rules) {
        return theme.with(ScriptLibraries.files(LIBRARIES)).with(Map.of(RULES, rules.json()));
    }
}
