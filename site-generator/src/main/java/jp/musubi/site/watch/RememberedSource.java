package jp.musubi.site.watch;

import jp.musubi.content.model.InvalidContentModel;
import jp.musubi.content.snapshot.InvalidSnapshot;
import jp.musubi.content.snapshot.Read;
import jp.musubi.site.load.AssetFile;
import jp.musubi.site.load.SnapshotSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Content that is read again only when it changed, or when another day began. */
final class RememberedSource implements SnapshotSource {
    private final SnapshotSource source;
    private final Clock clock;
    private @Nullable Read read;
    private @Nullable LocalDate readOn;

    RememberedSource(SnapshotSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The content may have changed. */
    void forget() {
        read = null;
    }

    @Override
    public Read read() throws InvalidSnapshot, InvalidContentModel, IOException {
        LocalDate today = LocalDate.now(clock);
        Read known = read;
        if (known == null || !today.equals(readOn)) {
            known = source.read();
            read = known;
            readOn = today;
        }
        return known;
    }

    /** The public address of the site; empty if its content could not be read. */
    Optional<URI> address() {
        return Optional.ofNullable(read)
                .map(known -> URI.create(known.snapshot().site().baseUrl()));
    }

    @Override
    public Optional<AssetFile> asset(String file) throws IOException {
        return source.asset(file);
    }
}
