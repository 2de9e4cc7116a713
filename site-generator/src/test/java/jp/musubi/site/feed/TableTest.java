package jp.musubi.site.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.Snapshot;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.output.Piece;
import jp.musubi.site.output.SiteWriter;
import jp.musubi.site.output.Written;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A table is written in pieces, of which an edit makes one anew. */
final class TableTest {
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final int ROWS = 1_000;
    private static final Site SITE =
            new Site(
                    Label.of("町", "Town"),
                    Label.of("市", "City"),
                    null,
                    null,
                    "https://example.jp/",
                    List.of("ja", "en"),
                    NOW,
                    false);

    @TempDir private Path folder;
    private final TableMemory memory = new TableMemory();

    private static Entry page(int number, String title) {
        return new Entry(
                "page",
                "id-" + number * 7_919,
                "p" + number,
                NOW,
                NOW,
                Fields.NONE.with("title", new Value.Text(title)),
                Set.of());
    }

    private static List<Entry> pages() {
        List<Entry> pages = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            pages.add(page(i, "頁" + i));
        }
        return pages;
    }

    private Table table(TableFormat format, List<Entry> pages) {
        return table(format, "page", pages);
    }

    private Table table(TableFormat format, String type, List<Entry> entries) {
        var site =
                LinkedSite.of(
                        new Snapshot(
                                SITE, ContentModels.bundled(), List.of(), List.copyOf(entries)));
        return new Table(
                format,
                site.model().require(type),
                site,
                new Addresses(site, URI.create("https://example.jp/")),
                memory.of(format.ending()));
    }

    private static List<Piece> pieces(Table table) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        table.writeTo(pieces::add);
        return pieces;
    }

    @Test
    void ofAnEditedTableOnePieceIsMadeAnew() throws IOException {
        List<Entry> pages = pages();
        Table first = table(new JsonTable(), pages);
        assertEquals(Optional.empty(), first.known());
        Set<Piece> before = new HashSet<>(pieces(first));
        assertTrue(before.size() > 8, before.size() + " pieces");
        assertTrue(table(new JsonTable(), pages).known().isPresent());
        pages.set(500, page(500, "別の題"));
        assertEquals(3, anew(before, pages), "head, end and one piece of rows");
    }

    @Test
    void openDataTellsThatNobodyWonInACategory() throws IOException {
        var award =
                new Entry(
                        "award",
                        "id-none",
                        "none",
                        NOW,
                        NOW,
                        Fields.NONE
                                .with("title", new Value.Text("福祉の部 該当なし"))
                                .with("year", new Value.Quantity(BigDecimal.valueOf(2025)))
                                .with("category", new Value.Text("福祉の部"))
                                .with("state", new Value.Text("ungiven"))
                                .with("public_reason", new Value.Text("条件にかなう活動がありませんでした。")),
                        Set.of());
        for (TableFormat format : List.of(new CsvTable(), new JsonTable())) {
            var text = new String(written(table(format, "award", List.of(award))), UTF_8);
            assertTrue(text.contains("該当なし"), text);
            assertTrue(text.contains("ungiven"), text);
            assertTrue(text.contains("条件にかなう活動がありませんでした。"), text);
        }
    }

    private static byte[] written(Table table) throws IOException {
        return Piece.join(pieces(table));
    }

    private int anew(Set<Piece> before, List<Entry> pages) throws IOException {
        List<Piece> now = pieces(table(new JsonTable(), pages));
        now.removeIf(before::contains);
        return now.size();
    }

    @Test
    void theFileAndItsCompressedVariantSayTheSame() throws IOException {
        for (TableFormat format : List.of(new CsvTable(), new JsonTable())) {
            write(format, pages());
            Path plain = folder.resolve("t." + format.ending());
            String text = Files.readString(plain);
            assertTrue(text.contains("頁999"), text);
            try (var packed =
                    new GZIPInputStream(
                            Files.newInputStream(folder.resolve(plain.getFileName() + ".gz")))) {
                assertEquals(text, new String(packed.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void aTableWhosePiecesAreAllKnownIsNotWrittenAgain() throws IOException {
        List<Entry> pages = pages();
        assertEquals(1, write(new JsonTable(), pages).written());
        assertEquals(0, write(new JsonTable(), pages).written());
        pages.set(3, page(3, "別の題"));
        assertEquals(1, write(new JsonTable(), pages).written());
    }

    private Written write(TableFormat format, List<Entry> pages) throws IOException {
        Table table = table(format, pages);
        try (SiteWriter out = SiteWriter.open(folder, false)) {
            String name = "t." + format.ending();
            Optional<List<Piece>> known = table.known();
            if (known.isPresent()) {
                out.write(name, known.get());
            } else {
                out.write(name, table::writeTo);
            }
            return out.finish();
        }
    }
}
