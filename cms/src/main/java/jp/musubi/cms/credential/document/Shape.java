package jp.musubi.cms.credential.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a credential of Open Badges 3.0 must look like, after the data model of the standard: which
 * parts it must have, and of which kind each part is. Whether its words mean anything is asked
 * elsewhere ({@code SafeMode}).
 */
public final class Shape {
    /**
     * Kinds of objects and their parts. {@code !} is a part that must be there, {@code *} a list,
     * {@code ?} one or a list; {@code .} after a kind's name allows no other parts.
     */
    private static final String KINDS =
            """
            Credential @context:texts! id:text! type:types! issuer:Issuer! validFrom:time! \
             validUntil:time awardedDate:time name:text description:text image:Image \
             credentialSubject:AchievementSubject! evidence:Evidence* proof:Proof? \
             credentialSchema:Reference? credentialStatus:Reference refreshService:Reference
            Profile id:text! type:types! name:text url:text description:text image:Image \
             otherIdentifier:IdentifierEntry* official:text parentOrg:Profile phone:text email:text
            AchievementSubject type:types! id:text achievement:Achievement! \
             identifier:IdentityObject* licenseNumber:text narrative:text role:text term:text \
             activityStartDate:time activityEndDate:time creditsEarned:number image:Image \
             result:Result* source:Profile
            Achievement id:text! type:types! name:text! description:text! criteria:Criteria! \
             achievementType:text alignment:Alignment* creator:Profile creditsAvailable:number \
             fieldOfStudy:text humanCode:text image:Image inLanguage:text \
             otherIdentifier:IdentifierEntry* related:Related* \
             resultDescription:ResultDescription* specialization:text tag:text* version:text
            Criteria id:text narrative:text
            Related id:text! type:types! inLanguage:text version:text
            Alignment type:types! targetName:text! targetUrl:text! targetCode:text \
             targetDescription:text targetFramework:text targetType:text
            Result type:types! achievedLevel:text alignment:Alignment* resultDescription:text \
             status:text value:text
            ResultDescription id:text! type:types! name:text! resultType:text! alignment:Alignment* \
             allowedValue:text* requiredLevel:text requiredValue:text valueMin:text valueMax:text
            Evidence type:types! id:text name:text description:text narrative:text genre:text
            Image. id:text! type:type! caption:text
            IdentityObject. type:type! hashed:flag! identityHash:text! identityType:text! salt:text
            IdentifierEntry. type:type! identifier:text! identifierType:text!
            Reference id:text! type:text!
            Proof type:text! created:time cryptosuite:text proofPurpose:text proofValue:text \
             verificationMethod:text
            """;

    private static final String SHORTEST_TIME = "2026-04-01T00:00:00Z";
    private static final Map<String, Kind> ALL = parsed();

    private Shape() {}

    private record Part(String kind, boolean isNeeded, boolean isList, boolean mayBeList) {}

    private record Kind(String name, boolean isClosed, Map<String, Part> parts) {}

    private static Map<String, Kind> parsed() {
        var kinds = new HashMap<String, Kind>();
        KINDS.lines()
                .map(line -> line.strip().split("\\s+"))
                .forEach(words -> {
                    boolean isClosed = words[0].endsWith(".");
                    String name = words[0].replace(".", "");
                    var parts = new HashMap<String, Part>();
                    for (int i = 1; i < words.length; i++) {
                        String word = words[i];
                        int colon = word.indexOf(':');
                        parts.put(
                                word.substring(0, colon),
                                new Part(
                                        word.substring(colon + 1).replaceAll("[!*?]", ""),
                                        word.endsWith("!"),
                                        word.endsWith("*"),
                                        word.endsWith("?")));
                    }
                    kinds.put(name, new Kind(name, isClosed, Map.copyOf(parts)));
                });
        return Map.copyOf(kinds);
    }

    /**
     * What is wrong with a credential's shape.
     *
     * @return a sentence for the first fault, which names its place; empty if there is none
     */
    public static Optional<String> fault(ObjectNode credential) {
        List<String> faults = new ArrayList<>();
        object(kind("Credential"), credential, "$", faults);
        if (faults.isEmpty()) {
            whole(credential, faults);
        }
        return faults.stream().findFirst();
    }

    /** What no part alone tells. */
    private static void whole(ObjectNode credential, List<String> faults) {
        Set<String> types = texts(credential.path("type"));
        if (!types.contains("VerifiableCredential")
                || !(types.contains("OpenBadgeCredential")
                        || types.contains("AchievementCredential"))) {
            faults.add("$.type must say VerifiableCredential and OpenBadgeCredential.");
        }
        List<String> contexts = new ArrayList<>();
        credential.path("@context").forEach(context -> contexts.add(context.asText()));
        if (!contexts.getFirst().equals(Badge.CONTEXTS.getFirst())) {
            faults.add("$.@context must begin with " + Badge.CONTEXTS.getFirst() + ".");
        }
        JsonNode subject = credential.path("credentialSubject");
        if (!subject.has("id") && subject.path("identifier").isEmpty()) {
            faults.add("$.credentialSubject must say whom it is about: id or identifier.");
        }
    }

    private static Kind kind(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static void object(Kind kind, JsonNode node, String path, List<String> faults) {
        if (!node.isObject()) {
            faults.add(path + " must be an object.");
            return;
        }
        kind.parts()
                .forEach((name, part) -> {
                    if (part.isNeeded() && !node.has(name)) {
                        faults.add(path + "." + name + " is missing.");
                    }
                });
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Part part = kind.parts().get(entry.getKey());
            String place = path + "." + entry.getKey();
            if (part != null) {
                part(kind, part, entry.getValue(), place, faults);
            } else if (kind.isClosed()) {
                faults.add(place + " has no place in " + kind.name() + ".");
            }
        }
    }

    private static void part(
            Kind owner, Part part, JsonNode value, String path, List<String> faults) {
        if (part.isList() && !value.isArray()) {
            faults.add(path + " must be a list.");
        } else if (part.isList() || (part.mayBeList() && value.isArray())) {
            for (int i = 0; i < value.size(); i++) {
                one(owner, part.kind(), value.path(i), path + "[" + i + "]", faults);
            }
        } else {
            one(owner, part.kind(), value, path, faults);
        }
    }

    private static void one(
            Kind owner, String kind, JsonNode value, String path, List<String> faults) {
        boolean isFine =
                switch (kind) {
                    case "text" -> value.isTextual();
                    case "number" -> value.isNumber();
                    case "flag" -> value.isBoolean();
                    case "time" -> isTime(value);
                    case "texts" -> value.isArray() && value.size() > 1 && areTexts(value);
                    case "type" -> value.asText().equals(owner.name());
                    case "types" -> isTyped(owner, value);
                    case "Issuer" -> {
                        if (!value.isTextual()) {
                            object(kind("Profile"), value, path, faults);
                        }
                        yield true;
                    }
                    default -> {
                        object(kind(kind), value, path, faults);
                        yield true;
                    }
                };
        if (!isFine) {
            faults.add(path + " must be " + words(owner, kind) + ".");
        }
    }

    private static String words(Kind owner, String kind) {
        return switch (kind) {
            case "number" -> "a number";
            case "flag" -> "true or false";
            case "time" -> "a date and time with an offset";
            case "texts" -> "a list of two texts or more";
            case "type", "types" -> "the type " + owner.name();
            default -> "a text";
        };
    }

    private static boolean isTyped(Kind owner, JsonNode value) {
        return owner.name().equals("Credential")
                ? value.isArray() && areTexts(value)
                : areTexts(value) && texts(value).contains(owner.name());
    }

    private static boolean areTexts(JsonNode value) {
        if (value.isTextual()) {
            return true;
        }
        boolean areTexts = value.isArray() && !value.isEmpty();
        for (JsonNode element : value) {
            areTexts &= element.isTextual();
        }
        return areTexts;
    }

    private static Set<String> texts(JsonNode value) {
        return (value.isArray() ? value.valueStream() : List.of(value).stream())
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static boolean isTime(JsonNode value) {
        try {
            OffsetDateTime.parse(value.asText());
            return value.isTextual() && value.asText().length() >= SHORTEST_TIME.length();
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
