package jp.musubi.site.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.site.load.AssetFile;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is read of PDF files, whatever they are made of. */
class DocumentTextsTest {
    @TempDir private Path folder;
    private final Map<String, byte[]> files = new HashMap<>();
    private final List<String> opened = new ArrayList<>();
    private DocumentTexts texts;

    @BeforeEach
    void open() {
        texts = new DocumentTexts(folder);
    }

    @AfterEach
    void rest() throws IOException {
        texts.rest();
    }

    private Extract read(byte[] pdf) throws IOException {
        return read("assets/a.pdf", pdf);
    }

    private Extract read(String name, byte[] pdf) throws IOException {
        files.put(name, pdf);
        return texts.of(name, this::file);
    }

    private Optional<AssetFile> file(String name) {
        byte[] bytes = files.get(name);
        return bytes == null
                ? Optional.empty()
                : Optional.of(
                        new AssetFile() {
                            @Override
                            public String version() {
                                return "" + Arrays.hashCode(bytes);
                            }

                            @Override
                            public InputStream open() {
                                opened.add(name);
                                return new ByteArrayInputStream(bytes);
                            }
                        });
    }

    @Test
    void pagesAreReadOneByOne() throws IOException {
        assertEquals(
                new Extract(List.of("ほたるの観察会", "持ち物は懐中電灯です。"), null),
                read(SmallPdf.of("ほたるの観察会", "持ち物は懐中電灯です。")));
    }

    @Test
    void aSentenceThatGoesOnInTheNextLineIsOneAndAHeadingStandsAlone() throws IOException {
        assertEquals(
                List.of("お知らせ\n六月の観察会では、子どもたちが川の生きものを調べます。雨の日は中止します。\n集合は橋の南です。"),
                read(SmallPdf.of(
                                """
                                お知らせ
                                六月の観察会では、子ども
                                たちが川の生きものを調べ
                                ます。雨の日は中止します。
                                集合は橋の南です。
                                """))
                        .pages());
    }

    @Test
    void verticalTextIsReadColumnByColumn() throws IOException {
        var pdf = new SmallPdf().vertical().page(List.of("川を守る会は三十年前に", "始まりました。"));
        assertEquals(List.of("川を守る会は三十年前に始まりました。"), read(pdf.bytes()).pages());
    }

    @Test
    void radicalsThatLookLikeCharactersAreThose() {
        assertEquals("子ども食堂の日", PageText.of("⼦ども⻝堂の⽇"));
    }

    @Test
    void codesThatAFontDoesNotExplainAreLeftOut() throws IOException {
        assertEquals("川の会", PageText.of("川\u0001の会"));
        assertEquals("", PageText.of("\u0003\u0005\ue123\ufffd\u0007会"));
        var unexplained =
                new SmallPdf()
                        .with(
                                3,
                                "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4"
                                    + " 0 R]>>")
                        .with(
                                4,
                                "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement"
                                    + " 0>>/FontDescriptor 5 0 R>>")
                        .page(List.of("何と書いてあるか"));
        assertEquals(Extract.failed(Trouble.NO_TEXT), read(unexplained.bytes()));
    }

    @Test
    void aScannedDocumentHasNoText() throws IOException {
        assertEquals(
                Extract.failed(Trouble.NO_TEXT),
                read(new SmallPdf().drawn("0 0 100 100 re f").bytes()));
    }

    @Test
    void aLockedDocumentIsNotReadAndOneThatMayOnlyNotBePrintedIs() throws IOException {
        assertEquals(Extract.failed(Trouble.PASSWORD), read(locked("open")));
        assertEquals(List.of("ほたる"), read(locked("")).pages());
    }

    private static byte[] locked(String password) throws IOException {
        try (var document = Loader.loadPDF(SmallPdf.of("ほたる"))) {
            var rights = new AccessPermission();
            rights.setCanPrint(false);
            var policy = new StandardProtectionPolicy("owner", password, rights);
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void whatIsNoPdfIsDamaged() throws IOException {
        assertEquals(Extract.failed(Trouble.DAMAGED), read(new byte[0]));
        assertEquals(
                Extract.failed(Trouble.DAMAGED),
                read("GIF89a, not a document".getBytes(StandardCharsets.UTF_8)));
        byte[] half = SmallPdf.of("ほたる");
        assertTrue(read(Arrays.copyOf(half, half.length / 3)).pages().isEmpty());
    }

    @Test
    void aDocumentThatIsInItselfEnds() throws IOException {
        var looping =
                new SmallPdf()
                        .with(2, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>")
                        .page(List.of("輪"));
        assertTrue(read(looping.bytes()).pages().isEmpty());
    }

    @Test
    void aDocumentThatIsNestedDeeplyEnds() throws IOException {
        var nested =
                new SmallPdf()
                        .page(List.of("深い"))
                        .trailer("/Info " + "[".repeat(500_000) + "]".repeat(500_000));
        assertTrue(read("assets/nested.pdf", nested.bytes()).pages().size() <= 1);
        var tree = new SmallPdf().with(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>");
        for (int i = 0; i < 20_000; i++) {
            tree.object("<</Type/Pages/Parent 2 0 R/Kids[%d 0 R]/Count 1>>".formatted(11 + i));
        }
        assertTrue(read("assets/tree.pdf", tree.bytes()).pages().isEmpty());
    }

    @Test
    void aStreamThatGrowsWithoutEndCostsOnlyItsOwnDocument() throws IOException {
        byte[] bomb = bomb(400, "a");
        assertTrue(bomb.length < 500_000, () -> bomb.length + " bytes");
        assertEquals(Extract.failed(Trouble.TOO_COSTLY), read("assets/bomb.pdf", bomb));
        assertEquals(List.of("ほたる"), read("assets/next.pdf", SmallPdf.of("ほたる")).pages());
    }

    @Test
    void aDocumentThatTakesTooLongIsGivenUp() {
        try (var reader = new ReaderProcess(5)) {
            assertEquals(Extract.failed(Trouble.TOO_COSTLY), reader.read(endless()));
            assertEquals(List.of("ほたる"), reader.read(SmallPdf.of("ほたる")).pages());
        }
    }

    /** Three drawings in a drawing that is itself. */
    private static byte[] endless() {
        var drawing = new SmallPdf();
        int form =
                drawing.stream(
                        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0"
                                + " R>>>>",
                        "/X Do /X Do /X Do".getBytes(StandardCharsets.US_ASCII));
        drawing.shows(
                drawing.stream("", "/X Do".getBytes(StandardCharsets.US_ASCII)),
                "/XObject<</X %d 0 R>>".formatted(form));
        return drawing.bytes();
    }

    private static byte[] bomb(int megabytes, String content) {
        var pdf = new SmallPdf();
        int stream = pdf.stream("/Filter/FlateDecode", SmallPdf.bomb(megabytes, content));
        return pdf.shows(stream, "").bytes();
    }

    @Test
    void aLargeDocumentIsNotReadAndOfALongOneTheBeginning() throws IOException {
        assertEquals(
                Extract.failed(Trouble.TOO_LARGE),
                read(new byte[DocumentTexts.MAX_DOCUMENT_BYTES + 1]));
        String line = "川の生きものを調べて地図に描く".repeat(3);
        String page = (line + "\n").repeat(25);
        String[] many = Stream.generate(() -> page).limit(250).toArray(String[]::new);
        Extract beginning = read(SmallPdf.of(many));
        assertEquals(
                PdfReader.MAX_CHARS, beginning.pages().stream().mapToInt(String::length).sum());
        String[] brief = Stream.generate(() -> "川").limit(250).toArray(String[]::new);
        assertEquals(PdfReader.MAX_PAGES, read(SmallPdf.of(brief)).pages().size());
    }

    @Test
    void aDocumentIsReadOnceHereAndInEveryProgramAfter() throws IOException {
        byte[] pdf = SmallPdf.of("ほたる");
        Extract first = read(pdf);
        assertEquals(first, read(pdf));
        assertEquals(List.of("assets/a.pdf"), opened);
        texts.rest();
        texts = new DocumentTexts(folder);
        assertEquals(first, read(pdf));
        assertEquals(List.of("assets/a.pdf"), opened);
        long kept = count();
        assertEquals(first, read("assets/moved.pdf", pdf));
        assertEquals(kept + 1, count(), "the text is there once");
    }

    private long count() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void aTextThatWasKeptAndIsDamagedIsReadAgain() throws IOException {
        byte[] pdf = SmallPdf.of("ほたる");
        read(pdf);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                Files.write(file, new byte[] {0, 0, 0, 1, 0});
            }
        }
        texts.rest();
        texts = new DocumentTexts(folder);
        assertEquals(List.of("ほたる"), read(pdf).pages());
    }

    @Test
    void aMissingDocumentIsAskedForAgain() throws IOException {
        assertEquals(Extract.failed(Trouble.MISSING), texts.of("assets/a.pdf", this::file));
        assertNull(read(SmallPdf.of("ほたる")).trouble());
    }
}
