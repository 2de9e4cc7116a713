package jp.musubi.content.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.label.Label;
import jp.musubi.content.programme.Programme;
import jp.musubi.content.programme.Rules;

import java.util.Map;

/** Writes a programme as the JSON that {@link ProgrammeReader} reads. */
public final class ProgrammeWriter {
    private ProgrammeWriter() {}

    /** The programme with all versions of its rules. */
    public static ObjectNode toJson(Programme programme) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("programme", programme.id());
        label(object, "label", programme.label());
        label(object, "summary", programme.summary());
        object.put("number", programme.numberPattern().text());
        ObjectNode versions = object.putObject("rules");
        programme.rules().forEach((version, rules) -> versions.set(version, toJson(rules)));
        return object;
    }

    private static ObjectNode toJson(Rules rules) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("in_force", rules.inForce().toString())
                .put("years", rules.years())
                // A day of a year is written with two hyphens before it.
                .put("ends_on", rules.endsOn().toString().substring("--".length()))
                .put("renewal_opens_days", rules.renewalOpensDays())
                .put("registered_months", rules.registeredMonths())
                .put("confirmed_within_months", rules.confirmedWithinMonths());
        labels(object.putObject("uses"), rules.uses());
        labels(object.putObject("forbidden"), rules.forbidden());
        object.put("minimum_pixels", rules.minimumPixels())
                .put("minimum_millimetres", rules.minimumMillimetres())
                .put("removal_days", rules.removalDays());
        label(object, "text", rules.text());
        return object;
    }

    private static void labels(ObjectNode object, Map<String, Label> labels) {
        labels.forEach((id, label) -> label(object, id, label));
    }

    private static void label(ObjectNode object, String key, Label label) {
        ObjectNode texts = object.putObject(key);
        label.texts().forEach(texts::put);
    }
}
