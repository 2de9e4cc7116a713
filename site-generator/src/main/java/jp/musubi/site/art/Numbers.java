package jp.musubi.site.art;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers and transformations of SVG. */
final class Numbers {
    /** Nothing is further away than that, or larger. */
    private static final double MOST = 1e6;

    private static final Pattern CALL =
            Pattern.compile("(matrix|translate|scale|rotate|skewX|skewY)\\s*\\(([^()]*)\\)[\\s,]*");

    private Numbers() {}

    /**
     * A number, with or without {@code px}.
     *
     * @param of what it is of, for the complaint
     */
    static double of(String text, String of) throws UnusableArtwork {
        String bare = text.strip();
        bare = bare.endsWith("px") ? bare.substring(0, bare.length() - 2) : bare;
        try {
            double number = bare.isEmpty() || isOdd(bare) ? Double.NaN : Double.parseDouble(bare);
            if (Math.abs(number) <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UnusableArtwork("number", of, shown(text));
        }
        throw new UnusableArtwork("number", of, shown(text));
    }

    /** What Java would read as a number and SVG does not. */
    private static boolean isOdd(String text) {
        return !text.chars().allMatch(each -> "0123456789.+-eE".indexOf(each) >= 0);
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    /** Numbers between white space or commas. */
    static List<Double> list(String text, String of) throws UnusableArtwork {
        var numbers = new ArrayList<Double>();
        for (String each : text.strip().split("[\\s,]+", -1)) {
            if (!each.isEmpty()) {
                numbers.add(of(each, of));
            }
        }
        return numbers;
    }

    /** A transformation. */
    static AffineTransform transform(String text) throws UnusableArtwork {
        var all = new AffineTransform();
        Matcher call = CALL.matcher(text.strip());
        int at = 0;
        while (call.find() && call.start() == at) {
            List<Double> by = list(call.group(2), "transform");
            all.concatenate(one(call.group(1), by));
            at = call.end();
        }
        if (at != text.strip().length() || Math.abs(all.getDeterminant()) < 1e-9) {
            throw new UnusableArtwork("number", "transform", shown(text));
        }
        return all;
    }

    private static AffineTransform one(String name, List<Double> by) throws UnusableArtwork {
        double first = by.isEmpty() ? 0 : by.getFirst();
        return switch (name + by.size()) {
            case "matrix6" ->
                    new AffineTransform(
                            first, by.get(1), by.get(2), by.get(3), by.get(4), by.get(5));
            case "translate1" -> AffineTransform.getTranslateInstance(first, 0);
            case "translate2" -> AffineTransform.getTranslateInstance(first, by.get(1));
            case "scale1" -> AffineTransform.getScaleInstance(first, first);
            case "scale2" -> AffineTransform.getScaleInstance(first, by.get(1));
            case "rotate1" -> AffineTransform.getRotateInstance(Math.toRadians(first));
            case "rotate3" ->
                    AffineTransform.getRotateInstance(Math.toRadians(first), by.get(1), by.get(2));
            case "skewX1" -> AffineTransform.getShearInstance(Math.tan(Math.toRadians(first)), 0);
            case "skewY1" -> AffineTransform.getShearInstance(0, Math.tan(Math.toRadians(first)));
            default -> throw new UnusableArtwork("number", "transform", name);
        };
    }
}
