package jp.musubi.cms.credential.bake;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Credentials in SVG: the first element inside the picture. The rest of the file is kept as it is,
 * byte for byte, so that a picture looks the same after it.
 */
final class SvgBadge {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String BADGES = "https://purl.imsglobal.org/ob/v3p0";
    private static final String DECLARATION = " xmlns:openbadges=\"" + BADGES + "\"";
    private static final Pattern DECLARED =
            Pattern.compile("\\sxmlns:openbadges\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private SvgBadge() {}

    /** What was found: where the root's start tag ends, and each credential with its place. */
    private record Found(int rootFrom, int rootTo, List<Credential> credentials) {}

    private record Credential(int from, int to, String text) {}

    static boolean isSvg(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.UTF_8);
        return start.contains("<svg") || start.contains(SVG);
    }

    static byte[] bake(byte[] svg, String json) throws BadPicture {
        String text = text(svg);
        Found found = read(text);
        var baked = new StringBuilder(text);
        for (Credential old : found.credentials().reversed()) {
            baked.delete(old.from(), old.to());
        }
        int end = found.rootTo();
        boolean isEmpty = baked.charAt(end - 2) == '/';
        String element =
                "<openbadges:credential><![CDATA["
                        + json.replace("]]>", "]]\\u003e")
                        + "]]></openbadges:credential>";
        if (isEmpty) {
            baked.replace(end - 2, end, ">" + element + "</svg>");
        } else {
            baked.insert(end, element);
        }
        String root = baked.substring(found.rootFrom(), end - (isEmpty ? 2 : 1));
        Matcher declared = DECLARED.matcher(root);
        if (!declared.find()) {
            baked.insert(found.rootFrom() + root.length(), DECLARATION);
        } else if (!declared.group(1).contains(BADGES)) {
            baked.replace(
                    found.rootFrom() + declared.start(),
                    found.rootFrom() + declared.end(),
                    DECLARATION);
        }
        String done = baked.toString();
        if (read(done).credentials().size() != 1) {
            throw new BadPicture("The SVG uses the prefix openbadges for something else.");
        }
        return done.getBytes(StandardCharsets.UTF_8);
    }

    static Optional<String> extract(byte[] svg) throws BadPicture {
        List<Credential> credentials = read(text(svg)).credentials();
        if (credentials.size() > 1) {
            throw new BadPicture("The SVG holds more than one credential, and may hold only one.");
        }
        return credentials.stream().map(Credential::text).findFirst();
    }

    private static String text(byte[] svg) throws BadPicture {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(svg)).toString();
        } catch (CharacterCodingException e) {
            throw new BadPicture("The SVG is not UTF-8: save it as UTF-8.", e);
        }
    }

    private static Found read(String text) throws BadPicture {
        try {
            return read(reader(text), text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new BadPicture("The SVG is not well-formed: save it anew.", e);
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            throw new BadPicture(
                    "The SVG is not well-formed%s: save it anew."
                            .formatted(at == null ? "" : " in line " + at.getLineNumber()),
                    e);
        }
    }

    /** No entities and no files of others: a picture is read, and nothing else. */
    private static XMLStreamReader reader(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory.createXMLStreamReader(new StringReader(text));
    }

    private static Found read(XMLStreamReader reader, String text)
            throws XMLStreamException, BadPicture {
        List<XmlTags.Element> elements = XmlTags.of(text);
        List<Credential> credentials = new ArrayList<>();
        int number = -1;
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            number++;
            if (number == 0) {
                checkRoot(reader);
            } else if (BADGES.equals(reader.getNamespaceURI())
                    && reader.getLocalName().equals("credential")) {
                XmlTags.Element place = elements.get(number);
                credentials.add(new Credential(place.from(), place.end(), content(reader)));
            }
        }
        XmlTags.Element root = elements.getFirst();
        return new Found(root.from(), root.tagEnd(), List.copyOf(credentials));
    }

    private static void checkRoot(XMLStreamReader reader) throws BadPicture {
        if (!SVG.equals(reader.getNamespaceURI())
                || !reader.getLocalName().equals("svg")
                || !prefix(reader).isEmpty()) {
            throw new BadPicture("The file is no SVG: its first element must be svg.");
        }
    }

    private static String content(XMLStreamReader reader) throws XMLStreamException {
        String verify = reader.getAttributeValue(null, "verify");
        String content = reader.getElementText().strip();
        return content.isEmpty() && verify != null ? verify : content;
    }

    private static String prefix(XMLStreamReader reader) {
        String prefix = reader.getPrefix();
        return prefix == null ? "" : prefix;
    }
}
