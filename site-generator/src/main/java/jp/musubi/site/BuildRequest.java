package jp.musubi.site;

import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.theme.Theme;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to build.
 *
 * @param out folder of the site; what an earlier build left there is reused or removed
 * @param baseUrl public address of the site; by default the one the snapshot names
 * @param full writes every file again, even if it has not changed
 * @param index whether a server will answer searches: its index then lies in {@code out}, where it
 *     is not public
 */
public record BuildRequest(
        SnapshotSource source,
        Path out,
        Theme theme,
        Optional<URI> baseUrl,
        boolean full,
        boolean index) {}
