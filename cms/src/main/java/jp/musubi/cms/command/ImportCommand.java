package jp.musubi.cms.command;

import jp.musubi.cms.Settings;
import jp.musubi.cms.Wiring;
import jp.musubi.cms.database.StoreUnavailable;
import jp.musubi.cms.importer.ImportReport;
import jp.musubi.cms.importer.ImportRequest;
import jp.musubi.cms.importer.Importer;
import jp.musubi.cms.importer.Register;
import jp.musubi.cms.importer.ReportJson;
import jp.musubi.cms.importer.ReportText;
import jp.musubi.cms.importer.mapping.InvalidMapping;
import jp.musubi.cms.importer.mapping.Mapping;
import jp.musubi.cms.importer.mapping.Mappings;
import jp.musubi.cms.importer.table.UnreadableFile;
import jp.musubi.cms.importer.wording.Sentence;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.InvalidContentModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code import}: a register of another office, brought into the store. */
@Command(
        name = "import",
        description = "Brings a register (CSV, CSV.GZ or XLSX) into the store, as drafts.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final String FIRST_LANGUAGE = "ja";
    private static final List<String> LANGUAGES = List.of("ja", "en");

    @Parameters(index = "0", paramLabel = "FILE", description = "The register.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME|FILE",
            description =
                    "How columns become fields: childrens-cafeterias, corporate-numbers,"
                            + " npo-portal, or a YAML file.")
    private String mapping = "";

    @Option(
            names = "--type",
            paramLabel = "T",
            description = "Type of the entries (default: what the mapping says).")
    private @Nullable String type;

    @Option(names = "--dry-run", description = "Only says what would happen; writes nothing.")
    private boolean dryRun;

    @Option(names = "--publish", description = "Publishes the entries instead of leaving drafts.")
    private boolean publish;

    @Option(
            names = "--report",
            paramLabel = "FILE.json",
            description = "Writes the whole report as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder (default: MUSUBI_DATA, else musubi-data).")
    private @Nullable Path data;

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "Language of the report: ja or en (default: that of the machine).")
    private String language = Locale.getDefault().getLanguage();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try {
            run(settings(System.getenv()));
            return 0;
        } catch (UnreadableFile e) {
            return failed(e.sentence().in(language));
        } catch (InvalidMapping e) {
            return failed(e.in(language));
        } catch (IOException e) {
            return failed(Sentence.of("file_failed", String.valueOf(e.getMessage())).in(language));
        } catch (Settings.Invalid | InvalidContentModel | StoreUnavailable e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private int failed(String sentence) {
        CommandSpec command = Objects.requireNonNull(spec);
        command.commandLine().getErr().println("error: " + sentence);
        return 1;
    }

    private Settings settings(Map<String, String> environment) throws Settings.Invalid {
        Settings settings = Settings.read(Optional.empty(), environment);
        return data == null ? settings : settings.withData(data);
    }

    private void run(Settings settings)
            throws UnreadableFile,
                    InvalidMapping,
                    IOException,
                    InvalidContentModel,
                    Settings.Invalid {
        checkReport();
        Path content = settings.content();
        ContentModel model =
                content == null ? ContentModels.bundled() : ContentModels.read(content);
        Mapping read = Mappings.read(mapping, model, Optional.ofNullable(type));
        var request = new ImportRequest(file, read, dryRun, publish, language);
        var progress = new TerminalProgress(language);
        var importer = new Importer(new FieldsReader(model, FIRST_LANGUAGE, LANGUAGES), progress);
        Importer.Prepared prepared = importer.prepare(request);
        if (dryRun && hasNoStore(settings)) {
            tell(importer.run(prepared, Register.empty()), progress);
            return;
        }
        if (settings.database().isEmbedded()) {
            Files.createDirectories(settings.data());
        }
        try (Wiring wiring = Wiring.open(settings)) {
            tell(importer.run(prepared, wiring.register()), progress);
        }
    }

    /** A dry run makes no store, not even an empty one. */
    private static boolean hasNoStore(Settings settings) {
        return settings.database().isEmbedded()
                && !Files.exists(settings.data().resolve("musubi.mv.db"));
    }

    private void tell(ImportReport made, TerminalProgress progress)
            throws UnreadableFile, IOException {
        try (made) {
            progress.end();
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.print(ReportText.of(made, language));
            out.flush();
            write(made);
        }
    }

    /** Before the import, for a report that cannot be written would come too late afterwards. */
    private void checkReport() throws UnreadableFile {
        if (report == null) {
            return;
        }
        Path folder = report.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(report)) {
            throw new UnreadableFile(Sentence.of("report_failed", report, String.valueOf(folder)));
        }
    }

    private void write(ImportReport made) throws UnreadableFile {
        if (report == null) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(report)) {
            ReportJson.write(made, out);
        } catch (IOException e) {
            throw new UnreadableFile(
                    Sentence.of("report_failed", report, String.valueOf(e.getMessage())));
        }
    }
}
