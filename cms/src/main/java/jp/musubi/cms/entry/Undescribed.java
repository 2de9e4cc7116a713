package jp.musubi.cms.entry;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Tells which pictures say nothing to those who do not see them. */
@FunctionalInterface
public interface Undescribed {
    /** Those of the assets that are pictures without a description. */
    Set<UUID> among(Collection<UUID> assets);
}
