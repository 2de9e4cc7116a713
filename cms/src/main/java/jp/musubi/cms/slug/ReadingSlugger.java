package jp.musubi.cms.slug;

import jp.musubi.cms.entry.Slugger;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Format;
import jp.musubi.site.search.Folding;

import org.apache.lucene.analysis.ja.JapaneseIterationMarkCharFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes slugs from how a title is read: from the reading that the entry gives, else as Kuromoji
 * reads the title. Safe for use by many threads.
 */
public final class ReadingSlugger implements Slugger {
    /** Characters of a title and of a reading that are looked at. */
    private static final int MAX_TITLE_CHARS = 200;

    private static final int MAX_READING_CHARS = 400;

    /** What Lucene's folding to ASCII may make of one character. */
    private static final int MAX_LETTERS_FOR_ONE = 4;

    private static final Pattern APOSTROPHE = Pattern.compile("(?<=[a-z0-9])'(?=[a-z])");
    private static final Pattern ITERATION_MARK = Pattern.compile("[ゝゞヽヾ]");

    private final Cutter cutter = new Cutter();
    private final LegalForms legalForms = new LegalForms();

    @Override
    public Optional<String> wish(ContentType type, Fields fields) {
        String title = fields.text(type.titleField()).orElse("");
        String slug =
                isNumber(type)
                        ? title.toLowerCase(Locale.ROOT)
                        : slug(title, reading(type, fields));
        return slug.isEmpty() ? Optional.empty() : Optional.of(slug);
    }

    /** Whether entries are called by a number that was issued to them. */
    private static boolean isNumber(ContentType type) {
        return type.field(type.titleField()).map(Field::format).stream()
                .anyMatch(Format.NUMBER::equals);
    }

    private static String reading(ContentType type, Fields fields) {
        return type.titleReading().flatMap(field -> fields.text(field.name())).orElse("");
    }

    /** A slug for a title; empty if nobody can read it. */
    String slug(String title, String reading) {
        String name = legalForms.withoutForms(folded(title, MAX_TITLE_CHARS));
        String read = Folding.kana(folded(reading, MAX_READING_CHARS));
        List<Morpheme> pieces = Morphemes.of(cutter.cut(name));
        return SlugWords.of(Alignment.lay(pieces, legalForms.withoutReadForms(read)));
    }

    /** One form for what only looks different: width, case, accents, kana that are repeated. */
    private static String folded(String text, int maxChars) {
        char[] plain =
                Folding.fold(text.substring(0, Math.min(text.length(), maxChars))).toCharArray();
        char[] latin = new char[plain.length * MAX_LETTERS_FOR_ONE];
        int length = ASCIIFoldingFilter.foldToASCII(plain, 0, latin, 0, plain.length);
        String small = new String(latin, 0, length).toLowerCase(Locale.ROOT);
        String folded = APOSTROPHE.matcher(small).replaceAll("");
        return ITERATION_MARK.matcher(folded).find() ? repeated(folded) : folded;
    }

    private static String repeated(String text) {
        try (var marks = new JapaneseIterationMarkCharFilter(new StringReader(text), false, true)) {
            var written = new StringWriter();
            marks.transferTo(written);
            return written.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
