package jp.musubi.site.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The certificate of an award as PDF. */
class CertificateTest {
    private static final String TEXT = "貴会は、ひと夜ごとの蛍の数を、零の夜も零と記して残されました。「正直な数」ー…〜（大賞）をおくります。";
    private static final String ADDRESS = "https://city.example.jp/awards/2025/dai5-taisho/";

    private static CertificateWords words(String recipient, List<String> text, String... across) {
        return new CertificateWords(
                "表彰状 " + recipient,
                "表彰状",
                "第5回 協働のまちづくり表彰",
                "環境の部 大賞",
                recipient,
                "様",
                text,
                "certificate_text",
                LocalDate.of(2026, 11, 3),
                "金沢市",
                "印",
                "第H-2025-0001号",
                "市の記録で確かめる",
                ADDRESS,
                List.of(across));
    }

    private static byte[] pdf(String recipient, String... text) throws Unprintable {
        return CertificatePdf.of(words(recipient, List.of(text)));
    }

    /** Each letter with where it stands. */
    private static List<TextPosition> letters(PDDocument document) throws IOException {
        var letters = new ArrayList<TextPosition>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition letter) {
                letters.add(letter);
            }
        }.getText(document);
        return letters;
    }

    /** All letters in the order in which they were written. */
    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return letters(document).stream()
                    .map(TextPosition::getUnicode)
                    .collect(Collectors.joining());
        }
    }

    @Test
    void itsTextCanBeSearchedAndReadAloud() throws Exception {
        String text = text(pdf("𠮷野と髙﨑の会", TEXT));
        assertTrue(text.startsWith("表彰状第五回協働のまちづくり表彰環境の部大賞𠮷野と髙﨑の会様" + TEXT), text);
        assertTrue(text.contains("令和八年十一月三日金沢市"), text);
        try (PDDocument document = Loader.loadPDF(pdf("蛍の会", TEXT))) {
            assertEquals("表彰状 蛍の会", document.getDocumentInformation().getTitle());
            assertEquals("ja-JP", document.getDocumentCatalog().getLanguage());
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertTrue(document.getDocumentCatalog().getViewerPreferences().displayDocTitle());
        }
    }

    @Test
    void everyLetterIsDrawnWithAFontInsideIt() throws Exception {
        try (PDDocument document =
                Loader.loadPDF(pdf("NPO法人 𠮷の🈚会", TEXT + "12人、3,000人。Kanazawa City"))) {
            var fonts = new ArrayList<String>();
            for (TextPosition letter : letters(document)) {
                PDFont font = letter.getFont();
                assertTrue(font.isEmbedded(), font.getName());
                assertNotEquals(0, letter.getCharacterCodes()[0], letter.getUnicode());
                fonts.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
            }
            assertTrue(fonts.contains("NotoSerifCJKjp-Bold"), fonts::toString);
            assertTrue(fonts.contains("ShipporiMincho-SemiBold"), fonts::toString);
        }
    }

    @Test
    void marksHaveTheFormsOfColumns() throws Exception {
        Typefaces.Face face = Typefaces.bundled().faces().getFirst();
        for (int mark : "、。「」（）ー…〜『』［］".codePoints().toArray()) {
            assertNotEquals(
                    face.lines().getUnicodeCmapLookup().getGlyphId(mark),
                    face.columns().getUnicodeCmapLookup().getGlyphId(mark),
                    Character.toString(mark));
        }
        try (PDDocument document = Loader.loadPDF(pdf("蛍の会", TEXT))) {
            List<TextPosition> letters = letters(document);
            TextPosition first = letters.get(letters.size() / 2);
            assertEquals(
                    COSName.IDENTITY_V, first.getFont().getCOSObject().getItem(COSName.ENCODING));
        }
    }

    @Test
    void theSameWordsGiveTheSameBytes() throws Exception {
        byte[] first = pdf("蛍の会", TEXT);
        assertNotEquals(first.length, pdf("別の会", TEXT, TEXT).length);
        assertArrayEquals(first, pdf("蛍の会", TEXT));
    }

    @Test
    void itsCodeLeadsToThePageOfTheAward() throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf("蛍の会", TEXT))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            int width = page.getWidth() / 4;
            int height = page.getHeight() / 2;
            int[] corner = page.getRGB(0, page.getHeight() - height, width, height, null, 0, width);
            var picture =
                    new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(width, height, corner)));
            assertEquals(ADDRESS, new QRCodeReader().decode(picture).getText());
        }
    }

    @Test
    void longWordsAreSetSmallerAndNeverLeaveTheFrame() throws Exception {
        String name = "特定非営利活動法人暮らしを未来へつなぐ金沢・能登支援センター協議会".repeat(2);
        var words = words(name, List.of(TEXT.repeat(4), TEXT.repeat(4)), "取消", "令和八年十二月一日");
        try (PDDocument document = Loader.loadPDF(CertificatePdf.of(words))) {
            for (TextPosition letter : letters(document)) {
                assertTrue(letter.getX() > 47 && letter.getX() < 795, letter::toString);
                assertTrue(letter.getY() > 47 && letter.getY() < 548, letter::toString);
                assertTrue(letter.getFontSizeInPt() >= 5, letter::toString);
            }
        }
        assertTrue(text(CertificatePdf.of(words)).endsWith("取消令和八年十二月一日"));
    }

    @Test
    void whateverFieldsOfAwardsTakeHasRoom() throws Exception {
        var full =
                new CertificateWords(
                        "表彰状",
                        "表彰状",
                        "回".repeat(160),
                        "部".repeat(80) + " " + "賞".repeat(120),
                        "会".repeat(120),
                        "様",
                        List.of("文".repeat(1_000)),
                        "certificate_text",
                        LocalDate.of(2026, 11, 3),
                        "金沢市",
                        "印",
                        "第H-2025-0001号",
                        "市の記録で確かめる",
                        ADDRESS,
                        List.of());
        byte[] pdf = CertificatePdf.of(full);
        Files.write(Path.of("target/full-certificate.pdf"), pdf);
        String text = text(pdf);
        for (String all : List.of("回".repeat(160), "賞".repeat(120), "文".repeat(1_000))) {
            assertTrue(text.contains(all), text);
        }
    }

    @Test
    void whatDoesNotFitInLegibleLettersIsAMistakeOfItsField() {
        var fault = assertThrows(Unprintable.TooLong.class, () -> pdf("蛍の会", TEXT.repeat(60)));
        assertEquals("certificate_text", fault.field());
        var name = assertThrows(Unprintable.TooLong.class, () -> pdf("会".repeat(200), TEXT));
        assertEquals("group", name.field());
    }

    @Test
    void aCharacterThatNoFontHasIsAMistakeThatNamesIt() {
        var fault = assertThrows(Unprintable.Letter.class, () -> pdf("蛍の会", "おめでとう🎉"));
        assertEquals("certificate_text", fault.field());
        assertEquals("🎉 (U+1F389)", fault.character());
    }

    @Test
    void noColumnBeginsWithAMarkThatEndsSomething() throws Exception {
        Typefaces faces = Typefaces.bundled();
        List<Cell> cells = Cells.of("あいうえお。「かきくけこ」さしす（せそ）たち、", "title", faces);
        for (int height = 5; height < 15; height++) {
            int letters = height;
            Columns columns =
                    Columns.fit(List.of(cells), new Columns.Room(1, 1, letters, _ -> 99, 0))
                            .orElseThrow();
            for (List<Cell> column : columns.columns()) {
                assertTrue("、。」）".indexOf(column.getFirst().text()) < 0, columns::toString);
                assertTrue("「（".indexOf(column.getLast().text()) < 0, columns::toString);
            }
        }
    }

    @Test
    void noLetterStandsAloneInALastColumnIfALittleSmallerSavesIt() throws Exception {
        List<Cell> cells = Cells.of("あ".repeat(41), "title", Typefaces.bundled());
        var room = new Columns.Room(20, 10, 400, _ -> 9, 0);
        Columns text = Columns.fit(List.of(cells), room).orElseThrow();
        assertEquals(2, text.columns().size(), "20 letters of 20 points would leave one alone");
        assertEquals(19, text.size());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-03, 令和八年十一月三日",
        "2019-05-01, 令和元年五月一日",
        "2019-04-30, 平成三十一年四月三十日",
        "2030-10-20, 令和十二年十月二十日"
    })
    void datesAreInKanjiWithTheirEra(LocalDate day, String written) {
        assertEquals(written, KanjiDates.of(day));
    }

    @Test
    void smallCountsAreInKanjiAndHalfWidthLettersAreWhole() {
        assertEquals("第五回と第十二回、第100回", KanjiDates.counted("第5回と第１２回、第100回"));
        assertEquals(Normalizer.normalize("ガッコウ", Normalizer.Form.NFC), Cells.plain("ｶﾞｯｺｳ"));
    }
}
