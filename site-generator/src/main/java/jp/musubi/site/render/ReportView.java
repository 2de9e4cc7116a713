package jp.musubi.site.render;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An activity report.
 *
 * @param field main field of the group; null if unknown
 * @param photo null without a photograph
 * @param group null if unknown
 */
public record ReportView(
        Words title,
        @Nullable TermView field,
        String day,
        String date,
        @Nullable PictureView photo,
        SafeHtml body,
        Words bodyLang,
        List<DocumentView> documents,
        List<FactView> facts,
        @Nullable GroupCardView group,
        List<ReportCardView> more) {}
