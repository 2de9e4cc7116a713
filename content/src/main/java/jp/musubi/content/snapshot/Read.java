package jp.musubi.content.snapshot;

import java.util.List;

/** A snapshot that was read, and what in it deserves a look. */
public record Read(Snapshot snapshot, List<Warning> warnings) {
    public Read {
        warnings = List.copyOf(warnings);
    }
}
