package jp.musubi.site.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence of the theme, taken apart once: literals with places {@code {0}}, {@code {1}}
 * between them. An apostrophe is only an apostrophe.
 *
 * @param literals the texts around the places, one more than there are places
 * @param places the numbers in braces
 */
record Message(List<String> literals, List<Integer> places) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    static Message of(String pattern) {
        var literals = new ArrayList<String>();
        var places = new ArrayList<Integer>();
        Matcher matcher = PLACE.matcher(pattern);
        int from = 0;
        while (matcher.find()) {
            literals.add(pattern.substring(from, matcher.start()));
            places.add(Integer.valueOf(matcher.group(1)));
            from = matcher.end();
        }
        literals.add(pattern.substring(from));
        return new Message(List.copyOf(literals), List.copyOf(places));
    }

    /** The sentence as plain text. */
    String text(Object... arguments) {
        if (places.isEmpty()) {
            return literals.getFirst();
        }
        var text = new StringBuilder(literals.getFirst());
        for (int i = 0; i < places.size(); i++) {
            text.append(written(argument(arguments, i))).append(literals.get(i + 1));
        }
        return text.toString();
    }

    /** The sentence as markup: everything is escaped, numbers stand out. */
    SafeHtml markup(Object... arguments) {
        var markup = new StringBuilder(Escaping.escaped(literals.getFirst()));
        for (int i = 0; i < places.size(); i++) {
            Object argument = argument(arguments, i);
            if (argument instanceof Number) {
                markup.append("<b class=\"num\">").append(written(argument)).append("</b>");
            } else {
                markup.append(Escaping.escaped(written(argument)));
            }
            markup.append(Escaping.escaped(literals.get(i + 1)));
        }
        return SafeHtml.ofTemplate(markup.toString());
    }

    private Object argument(Object[] arguments, int place) {
        int number = places.get(place);
        if (number >= arguments.length) {
            throw new IllegalArgumentException(
                    "the message \"%s…\" needs argument {%d}"
                            .formatted(literals.getFirst(), number));
        }
        return arguments[number];
    }

    private static String written(Object argument) {
        return argument instanceof Number number
                ? Numbers.grouped(number.longValue())
                : argument.toString();
    }
}
