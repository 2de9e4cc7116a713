package jp.musubi.cms.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All routes, those without places first, so that {@code /entries} is never read as a {@code
 * {slug}}.
 */
public final class RouteTable {
    private record Shape(Pattern path, Route route) {}

    private final List<Shape> shapes;

    /**
     * A table of these routes.
     *
     * @throws IllegalArgumentException if two of them have the same method and path: a content type
     *     whose plural is the name of another resource, for example
     */
    public RouteTable(List<Route> routes) {
        var seen = new HashSet<String>();
        var all = new ArrayList<Shape>();
        for (Route route : routes) {
            String shape = route.path().replaceAll("\\{[^}]*}|<[^>]*>", "{}");
            if (!seen.add(route.method() + " " + shape)) {
                throw new IllegalArgumentException(
                        "Two routes are called "
                                + route.method()
                                + " "
                                + route.path()
                                + ". Give the content type another plural.");
            }
            all.add(new Shape(pattern(route.path()), route));
        }
        all.sort(Comparator.comparing(shape -> shape.route().hasPlaces()));
        shapes = List.copyOf(all);
    }

    private static Pattern pattern(String path) {
        var regex = new StringBuilder();
        for (String part : path.split("/", -1)) {
            String one = part.startsWith("{") ? "[^/]+" : Pattern.quote(part);
            regex.append('/').append(part.startsWith("<") ? ".+" : one);
        }
        return Pattern.compile(regex.substring(1));
    }

    /** The routes in the order they are tried. */
    public List<Route> routes() {
        return shapes.stream().map(Shape::route).toList();
    }

    /** The routes that have that path, of any method. */
    List<Route> at(String path) {
        return shapes.stream()
                .filter(shape -> shape.path().matcher(path).matches())
                .map(Shape::route)
                .toList();
    }

    /** The methods that path knows, as an Allow field has them; empty for no such path. */
    static String allowed(List<Route> routes) {
        Set<Method> methods = EnumSet.noneOf(Method.class);
        routes.forEach(route -> methods.add(route.method()));
        if (methods.isEmpty()) {
            return "";
        }
        var names = new ArrayList<String>();
        methods.forEach(method -> names.add(method.name()));
        if (methods.contains(Method.GET)) {
            names.add("HEAD");
        }
        names.add("OPTIONS");
        return String.join(", ", names);
    }
}
