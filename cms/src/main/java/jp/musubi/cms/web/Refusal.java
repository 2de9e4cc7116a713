package jp.musubi.cms.web;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A request that is not done, with the problem that answers it. Thrown inside a transaction it
 * rolls the transaction back. It has no stack trace: it says something about the request, not about
 * the program.
 */
public final class Refusal extends RuntimeException {
    private final ProblemType type;
    private final String reason;
    private final transient Object[] arguments;
    private final transient List<Fault> faults;
    private final transient SequencedMap<String, String> headers = new LinkedHashMap<>();
    private final transient SequencedMap<String, JsonNode> members = new LinkedHashMap<>();

    private Refusal(ProblemType type, String reason, List<Fault> faults, Object... arguments) {
        super(reason, null, false, false);
        this.type = type;
        this.reason = reason;
        this.faults = List.copyOf(faults);
        this.arguments = arguments.clone();
    }

    /** A refusal for the usual reason of its type. */
    public static Refusal of(ProblemType type) {
        return new Refusal(type, type.id(), List.of());
    }

    /**
     * A refusal for a particular reason.
     *
     * @param reason a key below {@code detail.} in the messages
     */
    public static Refusal because(ProblemType type, String reason, Object... arguments) {
        return new Refusal(type, reason, List.of(), arguments);
    }

    /** What it asked for is not there, or is not to be seen. */
    public static Refusal notFound() {
        return of(ProblemType.NOT_FOUND);
    }

    /** Fields of an entry that cannot be stored or published. */
    public static Refusal invalid(List<Fault> faults) {
        return new Refusal(ProblemType.INVALID, ProblemType.INVALID.id(), faults);
    }

    /** Fields that cannot be used, for a reason that has a status of its own. */
    public static Refusal invalid(ProblemType type, List<Fault> faults) {
        return new Refusal(type, ProblemType.INVALID.id(), faults);
    }

    /** One field that cannot be used. */
    public static Refusal invalid(Fault fault) {
        return invalid(List.of(fault));
    }

    /** Parameters of the query that cannot be used. */
    public static Refusal badParameter(Fault fault) {
        return new Refusal(
                ProblemType.BAD_PARAMETER, ProblemType.BAD_PARAMETER.id(), List.of(fault));
    }

    /** A parameter of the query that cannot be used. */
    public static Refusal badParameter(String name, String code, Object... arguments) {
        return badParameter(Fault.at(name, code, arguments));
    }

    /** The same with a header field. */
    public Refusal with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The same with a further member of the problem's object. */
    public Refusal with(String member, JsonNode value) {
        members.put(member, value);
        return this;
    }

    /** What sort of problem it is. */
    public ProblemType type() {
        return type;
    }

    List<Fault> faults() {
        return faults;
    }

    SequencedMap<String, String> headers() {
        return Collections.unmodifiableSequencedMap(headers);
    }

    SequencedMap<String, JsonNode> members() {
        return Collections.unmodifiableSequencedMap(members);
    }

    /** What to tell people: what is wrong with each field, else why nothing was done. */
    public List<String> sentences(String language) {
        return faults.isEmpty()
                ? List.of(detail(language))
                : faults.stream().map(fault -> fault.message(language)).distinct().toList();
    }

    String detail(String language) {
        return Messages.sentence(language, "detail." + reason, arguments);
    }
}
