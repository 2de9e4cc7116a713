package jp.musubi.site;

import jp.musubi.site.feed.Sitemap;
import jp.musubi.site.feed.TableMemory;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Manifest;
import jp.musubi.site.search.StaticIndex;
import jp.musubi.site.state.BuildState;
import jp.musubi.site.state.StateFile;
import jp.musubi.site.trace.Fact;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a build left for the next one.
 *
 * @param folder where its site is
 * @param file where it is kept for the next process
 * @param memory what only this process knows; null if it has not built the site yet
 * @param isCold whether it comes from a file, so that others may have been at the site since
 */
record Known(
        Path folder,
        BuildState state,
        Sitemap sitemap,
        StateFile file,
        @Nullable Memory memory,
        boolean isCold) {

    /**
     * What a process knows of a site beyond what it writes down.
     *
     * @param lists keys of units that are not of one entry or asset
     * @param frames facts of what pages have around them
     * @param files what is in the folder
     * @param tables pieces of the tables in it
     * @param search its published index
     */
    record Memory(
            LinkedSite site,
            Addresses addresses,
            Set<String> lists,
            Map<Fact, Long> frames,
            Manifest files,
            TableMemory tables,
            StaticIndex search) {}

    /** Before the first build, or as if there had been none. */
    static Known nothing(Path folder, Path file, long frame) {
        return new Known(
                folder, new BuildState(frame), new Sitemap(), new StateFile(file), null, false);
    }

    /** What an earlier process left; null if there is nothing that can be read. */
    static @Nullable Known read(Path folder, Path file) throws IOException {
        var kept = new StateFile(file);
        BuildState state = kept.read();
        if (state == null) {
            return null;
        }
        var sitemap = new Sitemap();
        state.outputs()
                .values()
                .forEach(output -> {
                    Instant changedAt = output.changedAt();
                    if (changedAt != null) {
                        sitemap.put(output.address(), changedAt);
                    }
                });
        sitemap.settle();
        return new Known(folder, state, sitemap, kept, null, true);
    }

    /** Does what keeping it left for later. */
    void settle() throws IOException {
        file.settle(state);
    }

    /** Keeps it for the next build, here or in another process. */
    Known kept(Memory now) throws IOException {
        file.write(state);
        return new Known(folder, state, sitemap, file, now, false);
    }
}
