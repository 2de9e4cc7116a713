package jp.musubi.site.art;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the SVG of artwork that somebody brought: shapes and words, and nothing else. */
final class ArtworkReader {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MAX_PIECES = 3_000;
    private static final int MAX_DEPTH = 40;

    /** Dashes of one line. */
    private static final int MAX_DASHES = 2_000;

    private static final double MAX_SIDE = 10_000;
    private static final Pattern STATE =
            Pattern.compile("state-(active|suspended|expired|revoked)(?:[^a-z].*)?");

    /** What draws nothing: it is passed over with all that is in it. */
    private static final Set<String> UNSEEN = Set.of("title", "desc", "metadata", "defs");

    private static final Set<String> SHAPES =
            Set.of("path", "rect", "circle", "ellipse", "line", "polyline", "polygon");

    private static final Set<String> NEVER =
            Set.of("script", "foreignobject", "iframe", "object", "embed", "handler", "listener");

    private final String text;
    private final List<Artwork.Piece> pieces = new ArrayList<>();

    ArtworkReader(String text) {
        this.text = text;
    }

    /** An element that is open: how it is painted, and where. */
    private record Open(ArtStyle style, AffineTransform place) {}

    Artwork read() throws UnusableArtwork {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        if (text.contains("<!ENTITY")) {
            throw new UnusableArtwork("entity");
        }
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new UnusableArtwork("entity");
                }
            }
            if (!xml.getLocalName().equals("svg") || !SVG.equals(xml.getNamespaceURI())) {
                throw new UnusableArtwork("broken", line(xml));
            }
            Map<String, String> attributes = attributes(xml);
            double[] box = box(attributes);
            AffineTransform place = AffineTransform.getTranslateInstance(-box[0], -box[1]);
            inside(xml, new Open(ArtStyle.INITIAL.with(attributes), place), 1);
            return new Artwork(box[2], box[3], pieces);
        } catch (XMLStreamException e) {
            String at = e.getLocation() == null ? "?" : "" + e.getLocation().getLineNumber();
            throw new UnusableArtwork("broken", at);
        }
    }

    private static double[] box(Map<String, String> root) throws UnusableArtwork {
        String box = root.getOrDefault("viewBox", "");
        List<Double> numbers =
                box.isEmpty()
                        ? List.of(
                                0.0,
                                0.0,
                                Numbers.of(root.getOrDefault("width", ""), "width"),
                                Numbers.of(root.getOrDefault("height", ""), "height"))
                        : Numbers.list(box, "viewBox");
        boolean isBox =
                numbers.size() == 4
                        && numbers.get(2) >= 1
                        && numbers.get(2) <= MAX_SIDE
                        && numbers.get(3) >= 1
                        && numbers.get(3) <= MAX_SIDE;
        if (!isBox) {
            throw new UnusableArtwork("size");
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Reads what is in an element, to its end. */
    private void inside(XMLStreamReader xml, Open around, int depth)
            throws XMLStreamException, UnusableArtwork {
        if (depth > MAX_DEPTH || pieces.size() > MAX_PIECES) {
            throw new UnusableArtwork("too-many", "g");
        }
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> element(xml, around, depth);
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnusableArtwork("entity");
                default -> {
                    // Comments, and white space between elements.
                }
            }
        }
    }

    private void element(XMLStreamReader xml, Open around, int depth)
            throws XMLStreamException, UnusableArtwork {
        String name = xml.getLocalName();
        String line = line(xml);
        if (NEVER.contains(name.toLowerCase(Locale.ROOT))) {
            throw new UnusableArtwork("element", name, line);
        }
        Map<String, String> attributes = attributes(xml);
        boolean isUnseen = !SVG.equals(xml.getNamespaceURI()) || UNSEEN.contains(name);
        if (isUnseen) {
            skip(xml);
            return;
        }
        AffineTransform place = new AffineTransform(around.place());
        place.concatenate(Numbers.transform(attributes.getOrDefault("transform", "")));
        ArtStyle style = around.style().with(attributes);
        Matcher state = STATE.matcher(attributes.getOrDefault("id", ""));
        var open = new Open(state.matches() ? style.of(state.group(1)) : style, place);
        if (name.equals("g")) {
            inside(xml, open, depth + 1);
        } else if (name.equals("text")) {
            words(xml, open, attributes);
        } else if (SHAPES.contains(name)) {
            paint(shape(name, attributes), open);
            skip(xml);
        } else {
            throw new UnusableArtwork("element", name, line);
        }
    }

    private void skip(XMLStreamReader xml) throws XMLStreamException, UnusableArtwork {
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                String name = xml.getLocalName();
                if (NEVER.contains(name.toLowerCase(Locale.ROOT))) {
                    throw new UnusableArtwork("element", name, line(xml));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    /** The attributes of an element by name, of which none may lead elsewhere or do something. */
    private static Map<String, String> attributes(XMLStreamReader xml) throws UnusableArtwork {
        var attributes = new TreeMap<String, String>();
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            String name = xml.getAttributeLocalName(at);
            String lower = name.toLowerCase(Locale.ROOT);
            String value = xml.getAttributeValue(at);
            if (lower.startsWith("on")) {
                throw new UnusableArtwork("attribute", name, line(xml));
            }
            String squeezed = value.toLowerCase(Locale.ROOT).replaceAll("[\\s\\\\]", "");
            boolean leads =
                    lower.equals("href")
                            || lower.equals("src")
                            || squeezed.contains("url(")
                            || squeezed.contains("javascript:")
                            || squeezed.contains("@import");
            if (leads) {
                throw new UnusableArtwork("reference", name, line(xml));
            }
            String namespace = xml.getAttributeNamespace(at);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private static String line(XMLStreamReader xml) {
        return Integer.toString(xml.getLocation().getLineNumber());
    }

    private void words(XMLStreamReader xml, Open open, Map<String, String> attributes)
            throws XMLStreamException, UnusableArtwork {
        var said = new StringBuilder();
        var at = new TreeMap<>(attributes);
        ArtStyle style = open.style();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!xml.getLocalName().equals("tspan")) {
                        throw new UnusableArtwork("element", xml.getLocalName(), line(xml));
                    }
                    Map<String, String> own = attributes(xml);
                    own.forEach(at::putIfAbsent);
                    style = said.toString().isBlank() ? style.with(own) : style;
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        said.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnusableArtwork("entity");
                default -> {
                    // Comments.
                }
            }
        }
        String text = said.toString().strip().replaceAll("\\s+", " ");
        if (style.isSeen() && !text.isEmpty() && style.fill() != ArtStyle.NONE) {
            List<Double> x = Numbers.list(at.getOrDefault("x", "0"), "x");
            List<Double> y = Numbers.list(at.getOrDefault("y", "0"), "y");
            pieces.add(
                    new Artwork.Piece.Words(
                            text,
                            open.place(),
                            x.isEmpty() ? 0 : x.getFirst(),
                            y.isEmpty() ? 0 : y.getFirst(),
                            style.fontSize(),
                            style.anchor(),
                            style.argb(style.fill(), style.fillOpacity()),
                            style.state()));
        }
    }

    private void paint(Shape shape, Open open) throws UnusableArtwork {
        ArtStyle style = open.style();
        if (!style.isSeen()) {
            return;
        }
        if (style.fill() != ArtStyle.NONE && !(shape instanceof Line2D)) {
            var path = new Path2D.Double(shape, open.place());
            path.setWindingRule(style.evenOdd() ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
            add(path, style.argb(style.fill(), style.fillOpacity()), style);
        }
        BasicStroke line = style.line();
        if (line != null) {
            checkDashes(shape, line);
            var path = new Path2D.Double(line.createStrokedShape(shape), open.place());
            add(path, style.argb(style.stroke(), style.strokeOpacity()), style);
        }
    }

    /** A long line of tiny dashes would be more outlines than any machine has room for. */
    private static void checkDashes(Shape shape, BasicStroke line) throws UnusableArtwork {
        float[] dashes = line.getDashArray();
        if (dashes == null) {
            return;
        }
        double each = 0;
        for (float dash : dashes) {
            each += dash;
        }
        double length = 0;
        double[] to = new double[6];
        double[] at = new double[2];
        for (PathIterator path = shape.getPathIterator(null, 1); !path.isDone(); path.next()) {
            if (path.currentSegment(to) == PathIterator.SEG_LINETO) {
                length += Math.hypot(to[0] - at[0], to[1] - at[1]);
            }
            at[0] = to[0];
            at[1] = to[1];
        }
        if (length / each > MAX_DASHES) {
            throw new UnusableArtwork("too-many", "stroke-dasharray");
        }
    }

    private void add(Path2D path, int argb, ArtStyle style) {
        pieces.add(new Artwork.Piece.Figure(path, argb, style.state()));
    }

    private static Shape shape(String name, Map<String, String> said) throws UnusableArtwork {
        return switch (name) {
            case "path" -> PathReader.read(said.getOrDefault("d", ""));
            case "rect" -> rectangle(said);
            case "circle" -> {
                double r = number(said, "r");
                yield ellipse(number(said, "cx"), number(said, "cy"), r, r);
            }
            case "ellipse" ->
                    ellipse(
                            number(said, "cx"),
                            number(said, "cy"),
                            number(said, "rx"),
                            number(said, "ry"));
            case "line" ->
                    new Line2D.Double(
                            number(said, "x1"),
                            number(said, "y1"),
                            number(said, "x2"),
                            number(said, "y2"));
            default -> polygon(said.getOrDefault("points", ""), name.equals("polygon"));
        };
    }

    private static Shape rectangle(Map<String, String> said) throws UnusableArtwork {
        double x = number(said, "x");
        double y = number(said, "y");
        double w = number(said, "width");
        double h = number(said, "height");
        double rx = number(said, said.containsKey("rx") ? "rx" : "ry");
        double ry = number(said, said.containsKey("ry") ? "ry" : "rx");
        return rx > 0 && ry > 0
                ? new RoundRectangle2D.Double(x, y, w, h, Math.min(2 * rx, w), Math.min(2 * ry, h))
                : new Rectangle2D.Double(x, y, w, h);
    }

    private static Shape ellipse(double x, double y, double rx, double ry) {
        return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
    }

    private static Shape polygon(String points, boolean closed) throws UnusableArtwork {
        List<Double> numbers = Numbers.list(points, "points");
        var path = new Path2D.Double();
        for (int at = 0; at + 1 < numbers.size(); at += 2) {
            if (at == 0) {
                path.moveTo(numbers.get(0), numbers.get(1));
            } else {
                path.lineTo(numbers.get(at), numbers.get(at + 1));
            }
        }
        if (closed && numbers.size() > 1) {
            path.closePath();
        }
        return path;
    }

    private static double number(Map<String, String> said, String name) throws UnusableArtwork {
        return said.containsKey(name) ? Numbers.of(said.get(name), name) : 0;
    }
}
