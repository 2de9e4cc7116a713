package jp.musubi.cms.browser;

import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;

import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Checks pages with the Nu Html Checker, which follows the HTML standard. Not for two threads. */
public final class HtmlChecker {
    /** Characters of a page that are shown before and behind a fault. */
    private static final int SHOWN_CHARS = 60;

    /**
     * What the checker says of styles within a page. The HTML standard leaves them to CSS, and its
     * reader of them knows no cascade layers (CSS Cascading and Inheritance Level 5, section 6.4).
     */
    private static final String OF_STYLES = "CSS: ";

    private final Findings findings = new Findings();
    private final SimpleDocumentValidator validator;

    /** Reads the rules, which takes a second or two: use one checker for many pages. */
    public HtmlChecker() throws Exception {
        validator = new SimpleDocumentValidator(true, false, false);
        validator.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, findings);
        validator.setUpValidatorAndParsers(findings, true, false);
    }

    /**
     * What is wrong with a page.
     *
     * @return one text for each error and warning: the place, what is wrong, the markup around it
     */
    public List<String> faults(String html) throws IOException, SAXException {
        findings.begin(html);
        var source =
                new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        source.setEncoding("UTF-8");
        validator.checkHtmlInputSource(source);
        return findings.texts();
    }

    private static final class Findings implements ErrorHandler {
        private final List<String> texts = new ArrayList<>();
        private List<String> lines = List.of();

        void begin(String html) {
            texts.clear();
            lines = html.lines().toList();
        }

        List<String> texts() {
            return List.copyOf(texts);
        }

        @Override
        public void warning(SAXParseException fault) {
            add("warning", fault);
        }

        @Override
        public void error(SAXParseException fault) {
            add("error", fault);
        }

        @Override
        public void fatalError(SAXParseException fault) {
            add("error", fault);
        }

        private void add(String kind, SAXParseException fault) {
            String text = String.valueOf(fault.getMessage());
            if (text.startsWith(OF_STYLES)) {
                return;
            }
            texts.add(
                    "%s in line %d: %s … %s"
                            .formatted(
                                    kind,
                                    fault.getLineNumber(),
                                    text,
                                    around(fault.getLineNumber(), fault.getColumnNumber())));
        }

        private String around(int line, int column) {
            if (line < 1 || line > lines.size()) {
                return "";
            }
            String text = lines.get(line - 1);
            int at = Math.clamp(column, 0, text.length());
            return text.substring(
                    Math.max(0, at - SHOWN_CHARS), Math.min(text.length(), at + SHOWN_CHARS));
        }
    }
}
