package jp.musubi.site.certificate;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A certificate as PDF: vertical writing whose text can be searched and read aloud, parts of fonts
 * inside, and a code that leads to the city's record. The same words give the same bytes.
 */
public final class CertificatePdf {
    private static final String LANGUAGE = "ja-JP";

    /** What PDFBox would else take from the clock. */
    private static final long IDENTIFIER = 1;

    private static @Nullable Typefaces faces;

    private CertificatePdf() {}

    /**
     * The document.
     *
     * @throws Unprintable if a character is in no font, or the words do not fit in legible letters
     */
    public static byte[] of(CertificateWords said) throws Unprintable {
        // Fonts are read from where the last one stopped, so one thread at a time.
        synchronized (CertificatePdf.class) {
            if (faces == null) {
                faces = Typefaces.bundled();
            }
            try (var document = new PDDocument()) {
                return written(document, said, faces);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] written(PDDocument document, CertificateWords said, Typefaces faces)
            throws IOException, Unprintable {
        var page =
                new PDPage(
                        new PDRectangle(
                                (float) CertificatePage.WIDTH, (float) CertificatePage.HEIGHT));
        document.addPage(page);
        List<String> tags;
        try (var out = new PDPageContentStream(document, page)) {
            tags = new CertificatePage(new Paper(document, out, faces), faces, said).write();
        }
        describe(document, said);
        structure(document, page, tags);
        document.setDocumentId(IDENTIFIER);
        var bytes = new ByteArrayOutputStream(1 << 16);
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static void describe(PDDocument document, CertificateWords said) {
        var information = new PDDocumentInformation();
        information.setTitle(said.title());
        information.setAuthor(said.issuer());
        information.setSubject(said.address());
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage(LANGUAGE);
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    /** What each part of the page is, for those who have it read to them. */
    private static void structure(PDDocument document, PDPage page, List<String> tags) {
        var root = new PDStructureTreeRoot();
        var whole = new PDStructureElement("Document", root);
        root.appendKid(whole);
        var parents = new COSArray();
        for (int number = 0; number < tags.size(); number++) {
            var part = new PDStructureElement(tags.get(number), whole);
            part.setPage(page);
            part.getCOSObject().setItem(COSName.K, COSInteger.get(number));
            whole.appendKid(part);
            parents.add(part.getCOSObject());
        }
        var numbers = new COSArray();
        numbers.add(COSInteger.ZERO);
        numbers.add(parents);
        var tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
        root.setParentTreeNextKey(1);
        page.setStructParents(0);
        document.getDocumentCatalog().setStructureTreeRoot(root);
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marks);
    }
}
