package jp.musubi.cms.credential.issued;

import jp.musubi.content.entry.Entry;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/** Tells of the entries of one type what the city certifies by them. */
public interface Certifies {
    /** The type of the entries. */
    String type();

    /**
     * What an entry certifies on a day; empty if it certifies nothing.
     *
     * @param holder the group that it is about, as it is published; null if it is not
     * @param site that says so
     */
    Optional<Certified> of(Entry entry, @Nullable Entry holder, LocalDate day, CertifyingSite site);
}
