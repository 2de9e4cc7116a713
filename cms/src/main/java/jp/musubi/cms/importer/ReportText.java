package jp.musubi.cms.importer;

import jp.musubi.cms.importer.wording.Sentence;

import java.util.List;

/** The report for people. */
public final class ReportText {
    /** Rows listed of each kind; the JSON report lists all. */
    static final int MAX_LISTED = 20;

    private ReportText() {}

    /** Several lines of text in {@code ja} or {@code en}. */
    public static String of(ImportReport report, String language) {
        var text = new StringBuilder();
        text.append(
                        Sentence.of(
                                        report.dryRun() ? "report_dry_run" : "report_done",
                                        report.created(),
                                        report.updated(),
                                        report.unchanged(),
                                        report.skipped().count(),
                                        report.warnings().count())
                                .in(language))
                .append('\n');
        section(text, "report_skipped", report.skipped(), language);
        section(text, "report_warnings", report.warnings(), language);
        return text.toString();
    }

    private static void section(
            StringBuilder text, String heading, Findings findings, String language) {
        if (findings.count() == 0) {
            return;
        }
        text.append(Sentence.of(heading, findings.count()).in(language)).append('\n');
        List<Finding> first = findings.first(MAX_LISTED);
        for (Finding finding : first) {
            String code = finding.column().isEmpty() ? "report_line" : "report_cell";
            text.append("  ")
                    .append(
                            Sentence.of(code, finding.line(), finding.column(), finding.reason())
                                    .in(language))
                    .append('\n');
        }
        if (findings.count() > first.size()) {
            text.append("  ")
                    .append(
                            Sentence.of("report_more", findings.count() - first.size())
                                    .in(language))
                    .append('\n');
        }
    }
}
