package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.model.Precision;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.site.link.DocumentLinks;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Entries as other pages mention them, and the pieces that many pages share. */
final class EntryViews {
    /** Characters of a text on a card. */
    private static final int MAX_CARD_CHARS = 90;

    /** Characters of markup that are read for a description of a page. */
    private static final int MAX_DESCRIBED_CHARS = 600;

    /** Characters of a description in the head of a page. */
    private static final int MAX_DESCRIPTION_CHARS = 120;

    private static final Pattern LINE_END = Pattern.compile("\\s*\\n\\s*");

    /** The end of a line behind a Japanese character or mark, after which no space is written. */
    private static final Pattern JAPANESE_LINE_END =
            Pattern.compile(
                    "(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303F\\uFF00-\\uFFEF])"
                            + "\\s*\\n\\s*");

    /** A word of Latin letters at the end of a text, unless it is the whole text. */
    private static final Pattern LAST_WORD =
            Pattern.compile("(?<=[^\\p{IsLatin}\\p{N}])[\\p{IsLatin}\\p{N}]+$");

    /** Bytes of a kilobyte, kilobytes of a megabyte, as the writing surface counts them. */
    private static final int KILO = 1024;

    private final Edition edition;
    private final Pictures pictures;
    private final DocumentLinks documents;

    EntryViews(Edition edition) {
        this.edition = edition;
        this.pictures = new Pictures(edition);
        this.documents = new DocumentLinks(edition.linked());
    }

    Pictures pictures() {
        return pictures;
    }

    GroupCardView group(Entry group) {
        return new GroupCardView(
                edition.addresses().entry(group, edition.language()),
                edition.title(group),
                group.fields().text("reading").orElse(""),
                edition.words(group, "summary"),
                pictures.of(group),
                hue(group),
                district(group),
                members(group),
                freshness(group),
                group.fields().flag("recruiting"),
                recruitingText(group),
                until(group));
    }

    /** The terms of a choice field that an entry carries. */
    List<TermView> terms(Entry entry, String field) {
        return edition.linked()
                .type(entry)
                .field(field)
                .map(found -> edition.terms().of(entry, found))
                .orElse(List.of());
    }

    /** The class of the colour that an entry is drawn in: that of its first field. */
    String hue(Entry entry) {
        return mainTerm(entry).map(TermView::hue).orElse("is-plain");
    }

    /** The first term that has a mark to draw. */
    Optional<TermView> mainTerm(Entry entry) {
        for (Field field : edition.terms().choices(entry)) {
            for (TermView term : edition.terms().of(entry, field)) {
                if (!term.mark().isEmpty()) {
                    return Optional.of(term);
                }
            }
        }
        return Optional.empty();
    }

    String district(Entry group) {
        List<TermView> districts = terms(group, "district");
        return districts.isEmpty() ? "" : edition.t("district.of", districts.getFirst().name());
    }

    private String members(Entry group) {
        Optional<BigDecimal> members = group.fields().number("members");
        return members.isEmpty() ? "" : edition.t("members.of", members.get());
    }

    FreshnessView freshness(Entry group) {
        Optional<PartialDate> confirmed = group.fields().date("confirmed_on");
        return Freshness.view(
                confirmed,
                edition.todayUntil(Freshness.lastDays(confirmed)),
                edition.texts(),
                edition.dates());
    }

    private Words recruitingText(Entry group) {
        Words text = edition.words(group, "recruiting_text");
        return text.isEmpty()
                ? edition.words(group, "summary")
                : new Words(cut(text.text(), MAX_CARD_CHARS), text.lang());
    }

    /** When a group stops looking for people; empty if it did not say. */
    String until(Entry group) {
        return group.fields().date("recruiting_until").map(edition.dates()::text).orElse("");
    }

    ReportCardView report(Entry report, boolean withGroup) {
        Optional<Entry> group = edition.linked().target(report, "group");
        Optional<PartialDate> held = report.fields().date("held_on");
        return new ReportCardView(
                edition.addresses().entry(report, edition.language()),
                edition.title(report),
                withGroup ? group.map(edition::title).orElse(Words.NONE) : Words.NONE,
                held.map(PartialDate::toString).orElse(""),
                held.map(edition.dates()::text).orElse(""),
                pictures.photo(report).orElseGet(() -> pictures.of(group.orElse(report))),
                group.map(this::hue).orElse("is-plain"));
    }

    AwardCardView award(Entry award) {
        return award(award, true);
    }

    /**
     * A prize as others mention it.
     *
     * @param withCategory whether its category is not told around it
     */
    AwardCardView award(Entry award, boolean withCategory) {
        Optional<Entry> group = edition.linked().target(award, "group");
        if (isUngiven(award)) {
            return ungiven(award);
        }
        boolean grand = isGrand(award);
        Words prize = edition.words(award, "prize");
        return new AwardCardView(
                edition.addresses().entry(award, edition.language()),
                group.map(edition::title).orElseGet(() -> edition.title(award)),
                prize.isEmpty() ? edition.title(award) : prize,
                withCategory ? edition.words(award, "category") : Words.NONE,
                grand && !isWithdrawn(award)
                        ? firstSentence(edition.words(award, "citation"))
                        : Words.NONE,
                grand,
                isWithdrawn(award) ? edition.t("award.withdrawn.word") : "",
                false,
                year(award));
    }

    private AwardCardView ungiven(Entry award) {
        Words category = edition.words(award, "category");
        Words reason = edition.words(award, "public_reason");
        return new AwardCardView(
                edition.addresses().entry(award, edition.language()),
                category.isEmpty() ? edition.title(award) : category,
                Words.of(edition.t("award.ungiven.word")),
                Words.NONE,
                new Words(cut(reason.text(), MAX_DESCRIPTION_CHARS), reason.lang()),
                false,
                "",
                true,
                year(award));
    }

    private String year(Entry award) {
        return award.fields()
                .number("year")
                .map(year -> edition.dates().year(year.intValue()))
                .orElse("");
    }

    /** Whether the city took an award back. */
    static boolean isWithdrawn(Entry award) {
        Reads.note(() -> Fact.entry(award.id()));
        return award.fields().text("state").filter("withdrawn"::equals).isPresent();
    }

    /**
     * Whether nobody won in a category of an edition, which is told as an award without a group.
     */
    static boolean isUngiven(Entry award) {
        Reads.note(() -> Fact.entry(award.id()));
        return award.fields().text("state").filter("ungiven"::equals).isPresent();
    }

    /** Whether a prize was given, and not taken back. */
    static boolean isHeld(Entry award) {
        return !isWithdrawn(award) && !isUngiven(award);
    }

    /** Whether it is the first prize of its year; the theme knows the word for that. */
    boolean isGrand(Entry award) {
        String first = edition.site().firstLanguage();
        return award.fields()
                .text("prize", first)
                .filter(prize -> prize.contains(edition.theme().texts(first).text("awards.grand")))
                .isPresent();
    }

    /** The language that a text of an entry is in, as an empty text; for a lang attribute. */
    Words languageOf(Entry entry, String field) {
        return new Words("", edition.words(entry, field).lang());
    }

    /** A text in Markdown as a part of a page, with readings over its kanji. */
    SafeHtml html(Entry entry, String field, int topHeading) {
        Words markdown = edition.words(entry, field);
        if (markdown.isEmpty()) {
            return SafeHtml.NONE;
        }
        SafeHtml html =
                SafeHtml.ofMarkdown(
                        markdown.text(),
                        new Markdown.Options(topHeading, field + "-", this::address));
        return markdown.lang().isEmpty() ? furigana(entry).over(html) : html;
    }

    /** Readings as they are known to the texts of an entry: with its own name and its group's. */
    private Furigana furigana(Entry entry) {
        Furigana own = named(edition.furigana(), entry);
        return edition.linked().target(entry, "group").map(group -> named(own, group)).orElse(own);
    }

    private Furigana named(Furigana furigana, Entry entry) {
        Words reading = edition.words(entry, "reading");
        return reading.isEmpty()
                ? furigana
                : furigana.with(edition.title(entry).text(), reading.text());
    }

    /**
     * Addresses in texts begin at the site's root, wherever the site is published. Pages exist in
     * every language, files only once.
     */
    private String address(String link) {
        if (!link.startsWith("/") || link.startsWith("//")) {
            return link;
        }
        String path = link.split("[?#]", 2)[0];
        boolean file = path.indexOf('.', path.lastIndexOf('/')) >= 0;
        return file
                ? edition.addresses().at(link)
                : edition.addresses().at(link, edition.language());
    }

    /**
     * What a page is about, for search engines and cards of other sites: its summary, else the
     * beginning of its text.
     */
    String description(Entry entry, SafeHtml body) {
        String summary = edition.words(entry, "summary").text();
        return summary.isEmpty()
                ? cut(body.text(MAX_DESCRIBED_CHARS).strip(), MAX_DESCRIPTION_CHARS)
                : summary;
    }

    private static Words firstSentence(Words markdown) {
        String plain = Markdown.toPlainText(markdown.text()).strip();
        int end = Math.max(plain.indexOf('。'), plain.indexOf(". "));
        String sentence = end < 0 ? plain : plain.substring(0, end + 1);
        return new Words(cut(sentence, MAX_DESCRIPTION_CHARS), markdown.lang());
    }

    /**
     * At most so many characters, on one line, with an ellipsis where something is missing. Lines
     * are joined by a space unless the script has none, and no word of Latin letters is cut in two.
     */
    static String cut(String text, int chars) {
        String line = JAPANESE_LINE_END.matcher(text).replaceAll("");
        line = LINE_END.matcher(line).replaceAll(" ");
        if (line.length() <= chars) {
            return line;
        }
        String whole = LAST_WORD.matcher(head(line, chars)).replaceFirst("");
        return head(whole, chars - 1).stripTrailing() + "…";
    }

    private static String head(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
        return text.substring(0, end);
    }

    /** A date as precisely as it is known, with the weekday if it is a day. */
    String longDate(@Nullable PartialDate date) {
        if (date == null) {
            return "";
        }
        return date.precision() == Precision.DAY
                ? edition.dates().dayAndWeekday(date.first())
                : edition.dates().text(date);
    }

    /** The documents that an entry attaches. */
    List<DocumentView> documents(Entry entry) {
        return documents.of(entry, edition.language()).stream()
                .map(linked -> document(entry, linked))
                .toList();
    }

    private DocumentView document(Entry entry, DocumentLinks.Linked linked) {
        String lang =
                linked.field().kind() == FieldKind.MARKDOWN
                        ? edition.words(entry, linked.field().name()).lang()
                        : "";
        return new DocumentView(
                edition.addresses().asset(linked.asset()),
                new Words(linked.title(), lang),
                size(linked.asset().bytes()));
    }

    private String size(long bytes) {
        if (bytes == 0) {
            return "";
        }
        long kilobytes = Math.max(1, Math.round((double) bytes / KILO));
        return kilobytes < KILO
                ? edition.t("documents.kilobytes", kilobytes)
                : edition.t(
                        "documents.megabytes",
                        BigDecimal.valueOf(bytes)
                                .divide(
                                        BigDecimal.valueOf((long) KILO * KILO),
                                        1,
                                        RoundingMode.HALF_UP)
                                .toString());
    }

    /** A link to a picture or document itself. */
    LinkView file(Asset asset) {
        String name = asset.file().substring(asset.file().lastIndexOf('/') + 1);
        return LinkView.of(
                edition.addresses().asset(asset),
                asset.alt() == null ? name : asset.alt().in(edition.language()));
    }
}
