package jp.musubi.site;

import jp.musubi.site.feed.Sitemap;
import jp.musubi.site.state.BuildState;

import java.nio.file.Path;

/**
 * What a build left for the next one.
 *
 * @param folder where its site is
 */
record Known(Path folder, BuildState state, Sitemap sitemap) {
    /** Before the first build. */
    static Known nothing(Path folder, long frame) {
        return new Known(folder, new BuildState(frame), new Sitemap());
    }
}
