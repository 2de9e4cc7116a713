package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.Precision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the certificate of an award says, in the language of an edition.
 *
 * @param award its name, without the prize
 * @param recipient the group, else what the award is called
 * @param text what is read aloud, a paragraph a line; empty for the usual sentence
 * @param textField the field that the text is from
 * @param day of the ceremony, else of the decision
 */
record Certificate(
        Words award,
        Words category,
        Words prize,
        Words recipient,
        Words text,
        String textField,
        Optional<LocalDate> day) {

    static Certificate of(Edition edition, Entry award) {
        Words title = edition.title(award);
        Words prize = edition.words(award, "prize");
        Words own = edition.words(award, "certificate_text");
        Words citation = edition.words(award, "citation");
        boolean hasOwn = !own.isEmpty();
        return new Certificate(
                new Words(without(title.text(), prize.text()), title.lang()),
                edition.words(award, "category"),
                prize,
                edition.linked().target(award, "group").map(edition::title).orElse(title),
                hasOwn
                        ? own
                        : new Words(Markdown.toPlainText(citation.text()).strip(), citation.lang()),
                hasOwn ? "certificate_text" : "citation",
                day(award));
    }

    /** The day that is on the certificate, as precisely as certificates say it. */
    private static Optional<LocalDate> day(Entry award) {
        return award.fields()
                .date("ceremony_on")
                .or(() -> award.fields().date("decided_on"))
                .filter(date -> date.precision() == Precision.DAY)
                .map(PartialDate::first);
    }

    /** A title without the prize at its end and what joins them. */
    private static String without(String title, String prize) {
        return !prize.isEmpty() && title.endsWith(prize) && title.length() > prize.length()
                ? title.substring(0, title.length() - prize.length())
                        .replaceFirst("[\\s\\u3000:：、・-]+$", "")
                : title;
    }

    List<String> paragraphs() {
        return text.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
