package jp.musubi.cms;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.release.Releases;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** What has to be well for the program to be well. */
record Health(Database database, Releases releases) {
    /** Checks by their name; what is wrong is a sentence. */
    SequencedMap<String, Supplier<Optional<String>>> checks() {
        SequencedMap<String, Supplier<Optional<String>>> checks = new LinkedHashMap<>();
        checks.put("store", () -> unless(database.isReachable(), "The database does not answer."));
        checks.put(
                "site",
                () -> unless(releases.current().isPresent(), "The site was not built yet."));
        return checks;
    }

    private static Optional<String> unless(boolean fine, String sentence) {
        return fine ? Optional.empty() : Optional.of(sentence);
    }
}
