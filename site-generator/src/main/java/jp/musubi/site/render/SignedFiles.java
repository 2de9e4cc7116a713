package jp.musubi.site.render;

import jp.musubi.content.snapshot.SignedFile;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.Unit;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Hash;
import jp.musubi.site.trace.Reads;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** The documents that the city signed, published as they are. */
final class SignedFiles {
    private final Map<String, SignedFile> files = new LinkedHashMap<>();

    SignedFiles(LinkedSite site) {
        site.signed().forEach(file -> files.put(file.path(), file));
    }

    /** What writes them. */
    Unit unit(String basePath) {
        return new Unit(
                "signed",
                plans -> {
                    Reads.note(() -> Fact.SIGNED_FILES);
                    files.values()
                            .forEach(file ->
                                    plans.accept(
                                            new FilePlan(
                                                    basePath + file.path(), () -> bytes(file))));
                });
    }

    private static byte[] bytes(SignedFile file) {
        Reads.note(() -> Fact.signed(file.path()));
        return file.text().getBytes(StandardCharsets.UTF_8);
    }

    /** The document at a path; null if there is none. */
    @Nullable SignedFile at(String path) {
        Reads.note(() -> Fact.signed(path));
        return files.get(path);
    }

    void provide(ObjLongConsumer<Fact> to) {
        to.accept(Fact.SIGNED_FILES, Hash.of(String.join("\n", files.keySet())));
        files.forEach((path, file) -> to.accept(Fact.signed(path), Hash.of(file.text())));
    }
}
