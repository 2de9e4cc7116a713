package jp.musubi.site.offline;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a module of the site a script that a page from a disk can run. It knows what the modules of
 * themes do: they export what they declare, ask where they lie, and import others, from the
 * beginning or when they need them.
 */
final class OfflineScript {
    private static final Pattern EXPORT =
            Pattern.compile(
                    "^export ((?:async )?function\\*? |const |let |class )(\\w+)",
                    Pattern.MULTILINE);

    /** Names, or all under one name, or nothing but that it runs, of a file beside the module. */
    private static final Pattern BEFOREHAND =
            Pattern.compile(
                    "^import\\s*(?:(?<names>\\{[^}]*\\})\\s*from\\s*|\\*\\s*as\\s+(?<all>\\w+)\\s+from\\s*)?(?<file>'\\.{1,2}/[^']+'|\"\\.{1,2}/[^\"]+\")["
                        + " \\t]*;?[ \\t]*$",
                    Pattern.MULTILINE);

    private static final Pattern OTHERWISE_CALLED = Pattern.compile("\\s+as\\s+");

    /** What cannot be made a script: what has no name here, or lies on another host. */
    private static final Pattern BOUND =
            Pattern.compile("^(?:import\\b(?!\\s*[.(])|export\\b).*", Pattern.MULTILINE);

    private static final Pattern IMPORT = Pattern.compile("\\bimport\\(");

    /** The script that others need, which is deferred, may not have run yet. */
    private static final String WAITING =
            "if (!globalThis.musubiOffline) await new Promise((resolve) =>"
                    + " document.addEventListener('DOMContentLoaded', resolve));\n";

    private OfflineScript() {}

    /**
     * The script.
     *
     * @throws UnusableModule naming the line that no script can have
     */
    static String of(String module) throws UnusableModule {
        var names = new StringBuilder();
        Matcher exports = EXPORT.matcher(module);
        while (exports.find()) {
            names.append(names.isEmpty() ? "" : ", ").append(exports.group(2));
        }
        String declared = EXPORT.matcher(module).replaceAll("$1$2");
        Matcher others = BEFOREHAND.matcher(declared);
        boolean needsOthers = others.find();
        String own = others.replaceAll(OfflineScript::loaded);
        Matcher bound = BOUND.matcher(own);
        if (bound.find()) {
            throw new UnusableModule(bound.group().strip());
        }
        String body =
                IMPORT.matcher(own.replace("import.meta.url", "musubiAddress"))
                        .replaceAll("musubiOffline.load(");
        return "(() => {\n'use strict';\nconst musubiAddress = document.currentScript.src;\n"
                + (needsOthers ? waiting(body, names) : body + "\n" + handingOver(names))
                + "})();\n";
    }

    private static String loaded(MatchResult other) {
        String load =
                "await musubiOffline.load(new URL(" + other.group("file") + ", musubiAddress))";
        String all = other.group("all");
        String names = other.group("names");
        String taken = names == null ? all : OTHERWISE_CALLED.matcher(names).replaceAll(": ");
        return Matcher.quoteReplacement(
                (taken == null ? "" : "const " + taken + " = ") + load + ";");
    }

    /** A script that exports nothing may run before the one that takes exports. */
    private static String handingOver(CharSequence names) {
        return names.isEmpty() ? "" : "musubiOffline.exported(musubiAddress, {" + names + "});\n";
    }

    /** What is exported is handed over before it is there, as the others are still on their way. */
    private static String waiting(String body, CharSequence names) {
        return "const musubiModule = (async () => {\n"
                + WAITING
                + body
                + "\nreturn {"
                + names
                + "};\n})();\nglobalThis.musubiOffline?.exported(musubiAddress, musubiModule);\n";
    }
}
