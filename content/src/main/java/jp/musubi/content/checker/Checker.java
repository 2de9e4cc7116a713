package jp.musubi.content.checker;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.content.checker.Passage.Kind;
import jp.musubi.content.checker.Passage.Picture;
import jp.musubi.content.checker.Passage.Span;
import jp.musubi.content.markdown.Markdown;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what readers would stumble over. The script {@code checker/engine.js} of the editor's theme
 * does the same while somebody types; both follow {@link CheckerRules}. Safe for many threads.
 */
public final class Checker {
    private static final int MONTHS = 12;
    private static final int DAYS = 31;
    private static final String FIRST_YEAR = "元";

    private final CheckerRules rules;
    private final Pattern words;
    private final Pattern characters;
    private final Pattern notForReading;
    private final Pattern fileName;
    private final Pattern linkText;
    private final Pattern linkSubject;
    private final Pattern sentenceEnd;
    private final List<Search> searches = new ArrayList<>();

    /** A pattern to look for. */
    private record Search(String rule, Pattern pattern, String replacement) {}

    /** A checker by those rules. */
    public Checker(CheckerRules rules) {
        this.rules = rules;
        this.words = rules.anyWord();
        this.characters = rules.anyCharacters();
        this.notForReading = rules.pattern("notForReading");
        this.fileName = rules.pattern("fileName");
        this.linkText = rules.pattern("linkText");
        this.linkSubject = rules.pattern("linkSubject");
        this.sentenceEnd = rules.pattern("sentenceEnd");
        for (JsonNode search : rules.patterns()) {
            searches.add(
                    new Search(
                            search.path("rule").textValue(),
                            Pattern.compile(search.path("pattern").textValue()),
                            search.path("replacement").textValue()));
        }
    }

    /** What there is to find in Markdown, in order. */
    public List<Finding> checkMarkdown(String markdown) {
        return check(Passages.of(Markdown.parse(markdown)));
    }

    /** What there is to find in lines of plain text. */
    public List<Finding> checkPlain(String text) {
        return check(text.lines().map(Passage::line).toList());
    }

    List<Finding> check(List<Passage> passages) {
        var found = new ArrayList<Finding>();
        int level = 0;
        for (int at = 0; at < passages.size(); at++) {
            Passage passage = passages.get(at);
            var here = new Here(passage, at, found);
            if (passage.kind() == Kind.HEADING) {
                if (level > 0 && passage.level() > level + 1) {
                    here.add(
                            "heading-order", 0, passage.text().length(), String.valueOf(level + 1));
                }
                level = passage.level();
            }
            if (passage.kind() == Kind.TABLE) {
                table(passage, here);
            } else {
                pictures(passage, here);
                links(passage, here);
                words(passage, here);
            }
        }
        found.sort(
                Comparator.comparingInt(Finding::passage)
                        .thenComparingInt(Finding::from)
                        .thenComparingInt(Finding::to)
                        .thenComparing(Finding::rule));
        return List.copyOf(found);
    }

    /** Where the checker is. */
    private final class Here {
        private final Passage passage;
        private final int number;
        private final List<Finding> found;

        Here(Passage passage, int number, List<Finding> found) {
            this.passage = passage;
            this.number = number;
            this.found = found;
        }

        void add(String rule, int from, int to, String... offers) {
            found.add(
                    new Finding(
                            rule,
                            rules.severity(rule),
                            number,
                            from,
                            to,
                            passage.text().substring(from, to),
                            List.of(offers)));
        }
    }

    private void table(Passage table, Here here) {
        Passage.Shape shape = table.shape();
        if (shape.columns() == 1
                || shape.rows() <= 1
                || shape.emptyHead()
                || shape.longestCellChars() > rules.limit("maxCellChars")) {
            here.add("layout-table", 0, 0);
        }
    }

    private void pictures(Passage passage, Here here) {
        for (Picture picture : passage.pictures()) {
            String alt = picture.alt().strip();
            if (alt.isEmpty() || fileName.matcher(alt).find()) {
                here.add("missing-alt", picture.at(), picture.at() + 1);
            }
        }
    }

    private void links(Passage passage, Here here) {
        for (Span link : passage.links()) {
            String text = passage.text().substring(link.from(), link.to());
            if (linkText.matcher(text.strip()).find()) {
                Matcher before = linkSubject.matcher(passage.text().substring(0, link.from()));
                if (before.find()) {
                    here.add("link-text", link.from(), link.to(), before.group(1));
                } else {
                    here.add("link-text", link.from(), link.to());
                }
            }
        }
    }

    private void words(Passage passage, Here here) {
        String text =
                notForReading
                        .matcher(passage.text())
                        .replaceAll(found ->
                                String.valueOf(Passage.OBJECT).repeat(found.group().length()));
        words.matcher(text)
                .results()
                .forEach(found ->
                        here.add(
                                "hard-word",
                                found.start(),
                                found.end(),
                                rules.words().getOrDefault(found.group(), "")));
        characters
                .matcher(text)
                .results()
                .forEach(found ->
                        here.add("character", found.start(), found.end(), plain(found.group())));
        for (Search search : searches) {
            search.pattern()
                    .matcher(text)
                    .results()
                    .forEach(found ->
                            replacement(search.replacement(), found)
                                    .ifPresent(offer ->
                                            here.add(
                                                    search.rule(),
                                                    found.start(),
                                                    found.end(),
                                                    offer)));
        }
        if (passage.kind() == Kind.TEXT) {
            sentences(text, here);
        }
    }

    private String plain(String run) {
        return run.codePoints()
                .mapToObj(Character::toString)
                .map(one -> rules.characters().getOrDefault(one, one))
                .reduce("", String::concat);
    }

    private Optional<String> replacement(String kind, MatchResult found) {
        return switch (kind) {
            case "nfkc" -> Optional.of(Normalizer.normalize(found.group(), Normalizer.Form.NFKC));
            case "date" ->
                    date(
                            Integer.parseInt(found.group(1)),
                            Integer.parseInt(found.group(3)),
                            Integer.parseInt(found.group(4)));
            case "era" -> Optional.of(era(found));
            case "joined" -> Optional.of(found.group(1) + found.group(2));
            default -> throw new IllegalStateException("no replacement is called " + kind);
        };
    }

    private static Optional<String> date(int year, int month, int day) {
        return month >= 1 && month <= MONTHS && day >= 1 && day <= DAYS
                ? Optional.of(year + "年" + month + "月" + day + "日")
                : Optional.empty();
    }

    private String era(MatchResult found) {
        int year = found.group(2).equals(FIRST_YEAR) ? 1 : Integer.parseInt(found.group(2));
        String unit = found.group().endsWith("度") ? "年度" : "年";
        return found.group() + "（" + (rules.yearBefore(found.group(1)) + year) + unit + "）";
    }

    private void sentences(String text, Here here) {
        int from = 0;
        Matcher end = sentenceEnd.matcher(text);
        boolean more = true;
        while (more) {
            more = end.find(from);
            int to = more ? end.end() : text.length();
            if (to - from > rules.limit("maxSentenceChars")) {
                here.add("long-sentence", from, to);
            }
            from = to;
        }
    }
}
