package jp.musubi.cms.importer;

import jp.musubi.cms.importer.mapping.Mapping;

import java.nio.file.Path;

/**
 * One import.
 *
 * @param dryRun whether only to say what would happen
 * @param publish whether the public sees the entries at once; they are drafts otherwise
 * @param language of the report: {@code ja} or {@code en}
 */
public record ImportRequest(
        Path file, Mapping mapping, boolean dryRun, boolean publish, String language) {}
