package jp.musubi.cms.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes refusals as problem details (RFC 9457). */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    static Answer answer(Refusal refusal, String language) {
        Answer answer =
                Answer.of(refusal.type().status(), MEDIA_TYPE, bytes(refusal, language))
                        .with("Cache-Control", "no-store")
                        .with("Content-Language", language)
                        .with("Vary", "Accept-Language");
        for (var header : refusal.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    static byte[] bytes(Refusal refusal, String language) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        String id = refusal.type().id();
        problem.put("type", Route.API + "/docs#" + id);
        problem.put("title", Messages.sentence(language, "title." + id));
        problem.put("status", refusal.type().status());
        problem.put("detail", refusal.detail(language));
        if (!refusal.faults().isEmpty()) {
            var problems = problem.putArray("problems");
            for (Fault fault : refusal.faults()) {
                problems.addObject()
                        .put("field", fault.field())
                        .put("code", fault.code())
                        .put("message", fault.message(language));
            }
        }
        refusal.members().forEach(problem::set);
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
