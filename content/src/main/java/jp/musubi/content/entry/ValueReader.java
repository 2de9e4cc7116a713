package jp.musubi.content.entry;

import com.fasterxml.jackson.databind.JsonNode;

import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one field's value from JSON; what is wrong with it goes to the list of problems. */
final class ValueReader {
    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final int MAX_REFERENCE_CHARS = 200;
    private static final int MAX_NUMBER_DIGITS = 30;

    private final ContentModel model;
    private final String firstLanguage;
    private final List<String> languages;
    private final List<Problem> problems;
    private final TextReader texts;

    ValueReader(
            ContentModel model,
            String firstLanguage,
            List<String> languages,
            List<Problem> problems) {
        this.model = model;
        this.firstLanguage = firstLanguage;
        this.languages = languages;
        this.problems = problems;
        this.texts = new TextReader(problems);
    }

    Optional<Value> read(Field field, JsonNode given) {
        return switch (field.kind()) {
            case TEXT, MARKDOWN, ADDRESS -> text(field, given);
            case URL, EMAIL, PHONE, DATE, CHOICE, REFERENCE, ASSET ->
                    string(field, field.name(), given)
                            .flatMap(text -> shaped(field, field.name(), text))
                            .map(Value.Text::new);
            case NUMBER -> number(field, given);
            case YEAR -> year(field, given);
            case FLAG -> flag(field, given);
            case CHOICES, TAGS -> items(field, given);
            case LINKS -> links(field, given);
        };
    }

    private Optional<Value> text(Field field, JsonNode given) {
        if (!given.isObject()) {
            return string(field, field.name(), given)
                    .flatMap(text -> shaped(field, field.name(), text))
                    .map(Value.Text::new);
        }
        if (!field.localised()) {
            return wrongKind(field.name(), "text");
        }
        var byLanguage = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> text : given.properties()) {
            String place =
                    field.name() + "." + (languages.contains(text.getKey()) ? text.getKey() : "?");
            if (!languages.contains(text.getKey())) {
                problems.add(Problem.at(place, "unknown_language", String.join(", ", languages)));
            } else if (!text.getValue().isNull()) {
                string(field, place, text.getValue())
                        .flatMap(known -> shaped(field, place, known))
                        .ifPresent(known -> byLanguage.put(text.getKey(), known));
            }
        }
        return localised(byLanguage);
    }

    /** A text in the first language only is a plain string; the first language comes first. */
    private Optional<Value> localised(Map<String, String> byLanguage) {
        if (byLanguage.isEmpty()) {
            return Optional.empty();
        }
        String first = byLanguage.get(firstLanguage);
        if (first != null && byLanguage.size() == 1) {
            return Optional.of(new Value.Text(first));
        }
        var ordered = new LinkedHashMap<String, String>();
        for (String language : languages) {
            String text = byLanguage.get(language);
            if (text != null) {
                ordered.put(language, text);
            }
        }
        return Optional.of(new Value.Localised(ordered));
    }

    private Optional<String> string(Field field, String place, JsonNode given) {
        if (!given.isTextual()) {
            return wrongKind(place, "text");
        }
        int maxChars =
                switch (field.kind()) {
                    case URL, LINKS -> Shapes.MAX_URL_CHARS;
                    case REFERENCE, ASSET, CHOICE, CHOICES, DATE, PHONE -> MAX_REFERENCE_CHARS;
                    default -> field.limits().maxChars();
                };
        return texts.read(place, given.textValue(), maxChars, field.multiline());
    }

    /** Checks a clean text against what its kind and format ask; gives its canonical form. */
    private Optional<String> shaped(Field field, String place, String text) {
        return switch (field.kind()) {
            case URL, LINKS -> url(place, text);
            case EMAIL -> keep(Shapes.isEmail(text), place, text, "not_an_email");
            case PHONE -> orProblem(Shapes.phone(text), place, "not_a_phone");
            case DATE -> date(field, place, text);
            case CHOICE, CHOICES -> term(field, place, text);
            case REFERENCE, ASSET ->
                    keep(
                            UUID_SHAPE.matcher(text).matches()
                                    || Slugs.isValid(text)
                                    || isFile(field, text),
                            place,
                            text,
                            "not_a_reference");
            default -> formatted(field, place, text);
        };
    }

    private static boolean isFile(Field field, String text) {
        return field.kind() == FieldKind.ASSET
                && text.startsWith("assets/")
                && !text.contains("..");
    }

    private Optional<String> formatted(Field field, String place, String text) {
        return switch (field.format()) {
            case FREE -> Optional.of(text);
            case KANA -> keep(Shapes.isReading(text), place, text, "not_kana");
            case CORPORATE_NUMBER ->
                    keep(Shapes.isCorporateNumber(text), place, text, "bad_corporate_number");
            case POSTCODE -> orProblem(Shapes.postcode(text), place, "not_a_postcode");
            case NUMBER -> keep(Shapes.isNumber(text), place, text, "bad_number");
        };
    }

    private Optional<String> url(String place, String text) {
        int colon = text.indexOf(':');
        boolean web =
                colon > 0
                        && (text.substring(0, colon).equalsIgnoreCase("http")
                                || text.substring(0, colon).equalsIgnoreCase("https"));
        if (colon > 0 && !web) {
            problems.add(Problem.at(place, "url_scheme"));
            return Optional.empty();
        }
        return keep(Shapes.url(text).isPresent(), place, text, "not_a_url");
    }

    private Optional<String> date(Field field, String place, String text) {
        var date = PartialDate.parse(text);
        if (date.isEmpty()) {
            problems.add(Problem.at(place, "not_a_date"));
            return Optional.empty();
        }
        if (date.get().precision().compareTo(field.precision()) > 0) {
            problems.add(Problem.at(place, "date_precision"));
            return Optional.empty();
        }
        return date.map(PartialDate::toString);
    }

    private Optional<String> term(Field field, String place, String text) {
        boolean known =
                field.vocabularyName()
                        .flatMap(model::vocabulary)
                        .flatMap(vocabulary -> vocabulary.term(text))
                        .isPresent();
        return keep(known, place, text, "unknown_term", field.vocabularyName().orElse(""));
    }

    private Optional<Value> number(Field field, JsonNode given) {
        if (!given.isNumber()) {
            return wrongKind(field.name(), "number");
        }
        Optional<BigDecimal> number = exact(given);
        if (number.isEmpty()) {
            problems.add(Problem.at(field.name(), "number_digits", MAX_NUMBER_DIGITS));
        }
        return number.flatMap(known -> inRange(field, known));
    }

    /** The number, unless it is so long or so large that nobody can have meant it. */
    private static Optional<BigDecimal> exact(JsonNode given) {
        if (given.isFloatingPointNumber()
                && !given.isBigDecimal()
                && !Double.isFinite(given.doubleValue())) {
            return Optional.empty();
        }
        BigDecimal number = given.decimalValue();
        return number.precision() <= MAX_NUMBER_DIGITS
                        && Math.abs((long) number.scale()) <= MAX_NUMBER_DIGITS
                ? Optional.of(number)
                : Optional.empty();
    }

    private Optional<Value> inRange(Field field, BigDecimal number) {
        BigDecimal min = field.limits().min();
        BigDecimal max = field.limits().max();
        if (min != null && number.compareTo(min) < 0) {
            problems.add(Problem.at(field.name(), "number_too_small", min.toPlainString()));
            return Optional.empty();
        }
        if (max != null && number.compareTo(max) > 0) {
            problems.add(Problem.at(field.name(), "number_too_large", max.toPlainString()));
            return Optional.empty();
        }
        return Optional.of(new Value.Quantity(plain(number)));
    }

    /** One form for equal numbers: 10, 10.0 and 1e1 are all 10. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private Optional<Value> year(Field field, JsonNode given) {
        String text = given.isNumber() || given.isTextual() ? given.asText() : "";
        if (!YEAR.matcher(text).matches()) {
            problems.add(Problem.at(field.name(), "not_a_year"));
            return Optional.empty();
        }
        return inRange(field, new BigDecimal(text));
    }

    private Optional<Value> flag(Field field, JsonNode given) {
        return given.isBoolean()
                ? Optional.of(new Value.Flag(given.booleanValue()))
                : wrongKind(field.name(), "flag");
    }

    private Optional<Value> items(Field field, JsonNode given) {
        JsonNode list = list(field, given);
        if (list == null) {
            return Optional.empty();
        }
        List<String> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String place = field.name() + "[" + i + "]";
            Optional<String> item =
                    string(field, place, list.get(i))
                            .flatMap(text ->
                                    field.kind() == FieldKind.TAGS
                                            ? Optional.of(text)
                                            : shaped(field, place, text));
            item.filter(seen::add).ifPresent(items::add);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(items));
    }

    private Optional<Value> links(Field field, JsonNode given) {
        JsonNode list = list(field, given);
        if (list == null) {
            return Optional.empty();
        }
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            link(field, field.name() + "[" + i + "]", list.get(i)).ifPresent(links::add);
        }
        return links.isEmpty() ? Optional.empty() : Optional.of(new Value.Links(links));
    }

    private Optional<Link> link(Field field, String place, JsonNode given) {
        JsonNode address = given.isObject() ? given.path("url") : given;
        JsonNode label = given.path("label");
        if (given.isObject()
                && given.propertyStream()
                        .anyMatch(key ->
                                !key.getKey().equals("url") && !key.getKey().equals("label"))) {
            return wrongKind(place, "link");
        }
        Optional<String> url = string(field, place, address).flatMap(text -> url(place, text));
        Optional<String> name =
                label.isTextual()
                        ? texts.read(
                                place + ".label",
                                label.textValue(),
                                field.limits().maxChars(),
                                false)
                        : Optional.empty();
        return url.map(known -> new Link(known, name.orElse("")));
    }

    private @Nullable JsonNode list(Field field, JsonNode given) {
        if (!given.isArray()) {
            problems.add(Problem.at(field.name(), "wrong_kind_list"));
            return null;
        }
        if (given.size() > field.limits().maxItems()) {
            problems.add(
                    Problem.at(field.name(), "too_many", field.limits().maxItems(), given.size()));
            return null;
        }
        return given;
    }

    private <T> Optional<T> wrongKind(String place, String expected) {
        problems.add(Problem.at(place, "wrong_kind_" + expected));
        return Optional.empty();
    }

    private Optional<String> keep(
            boolean fine, String place, String text, String code, Object... arguments) {
        if (!fine) {
            problems.add(Problem.at(place, code, arguments));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<String> orProblem(Optional<String> canonical, String place, String code) {
        if (canonical.isEmpty()) {
            problems.add(Problem.at(place, code));
        }
        return canonical;
    }
}
