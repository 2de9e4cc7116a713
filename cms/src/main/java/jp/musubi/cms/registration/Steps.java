package jp.musubi.cms.registration;

import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Editing;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.Part;
import jp.musubi.content.vocabulary.Term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of an application: the parts of a group's form that a group writes itself, then the
 * self-assessment, the group's rules, the consents, and a look at everything.
 */
final class Steps {
    /** The vocabulary whose terms are the questions, and the field that holds what was affirmed. */
    static final String ASSESSMENT = "self_assessment";

    /** The step in which the group's rules are handed in. */
    static final String RULES = "rules";

    /** Fields that an application needs, where the content model has them. */
    static final Set<String> NEEDED =
            Set.of("title", "reading", "kind", "fields", "district", "summary", "representative");

    /** One of these must say how the group is reached. */
    static final List<String> REACHED_BY =
            List.of("contact_email", "contact_phone", "contact_mobile");

    private final ContentType group;
    private final List<Step> all;
    private final List<Term> questions;

    Steps(ContentModel model) {
        this.group = model.require(EntryAccess.GROUP);
        this.questions =
                model.vocabulary(ASSESSMENT)
                        .map(vocabulary -> List.copyOf(vocabulary.terms().values()))
                        .orElse(List.of());
        var steps = new ArrayList<Step>();
        for (Part part : group.parts()) {
            List<Field> fields = part.fields().stream().filter(Steps::isWritten).toList();
            if (!fields.isEmpty()) {
                steps.add(new Step(part.name(), Step.Kind.PROFILE, fields));
            }
        }
        steps.add(new Step("self-assessment", Step.Kind.ASSESSMENT, List.of()));
        steps.add(new Step(RULES, Step.Kind.RULES, List.of()));
        steps.add(new Step("consents", Step.Kind.CONSENTS, List.of()));
        steps.add(new Step("check", Step.Kind.CHECK, List.of()));
        this.all = List.copyOf(steps);
    }

    private static boolean isWritten(Field field) {
        return field.editing().writer() == Editing.Writer.OWNER;
    }

    ContentType group() {
        return group;
    }

    List<Step> all() {
        return all;
    }

    /** The name of a question's answer in forms. */
    static String answerOf(Term question) {
        return "a." + question.id();
    }

    List<Term> questions() {
        return questions;
    }

    Optional<Step> find(String id) {
        return all.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The step of that number from 0; the nearest one for numbers beyond. */
    Step at(int number) {
        return all.get(Math.clamp(number, 0, all.size() - 1));
    }

    /** The step in which a field is written. */
    Optional<Step> of(String field) {
        return all.stream()
                .filter(step -> step.fields().stream().anyMatch(one -> one.name().equals(field)))
                .findFirst();
    }

    /** The form part that a step is about. */
    Part part(Step step) {
        return group.parts().stream()
                .filter(part -> part.name().equals(step.id()))
                .findFirst()
                .orElseThrow();
    }
}
