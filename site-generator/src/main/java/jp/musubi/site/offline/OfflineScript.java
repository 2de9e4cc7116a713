package jp.musubi.site.offline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a module of the site a script that a page from a disk can run. It knows what the modules of
 * themes do: they export functions, ask where they lie, and import others when they need them.
 */
final class OfflineScript {
    private static final Pattern EXPORT =
            Pattern.compile(
                    "^export ((?:async )?function\\*? |const |let |class )(\\w+)",
                    Pattern.MULTILINE);

    /** What cannot be made a script: other modules that are there before it runs. */
    private static final Pattern BOUND =
            Pattern.compile("^(?:import\\b(?!\\s*[.(])|export\\b)", Pattern.MULTILINE);

    private static final Pattern IMPORT = Pattern.compile("\\bimport\\(");

    private OfflineScript() {}

    /** The script; empty if the module needs others from the beginning. */
    static Optional<String> of(String module) {
        var names = new StringBuilder();
        Matcher exports = EXPORT.matcher(module);
        while (exports.find()) {
            names.append(names.isEmpty() ? "" : ", ").append(exports.group(2));
        }
        String own = EXPORT.matcher(module).replaceAll("$1$2");
        if (BOUND.matcher(own).find()) {
            return Optional.empty();
        }
        String body =
                IMPORT.matcher(own.replace("import.meta.url", "musubiAddress"))
                        .replaceAll("musubiOffline.load(");
        // A script that exports nothing may run before the one that takes exports.
        String handOver =
                names.isEmpty() ? "" : "musubiOffline.exported(musubiAddress, {" + names + "});\n";
        return Optional.of(
                "(() => {\n'use strict';\nconst musubiAddress = document.currentScript.src;\n"
                        + body
                        + "\n"
                        + handOver
                        + "})();\n");
    }
}
