package jp.musubi.cms.banner;

import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.Programme;

import java.util.List;

/**
 * How people, addresses and the record are told which programme is meant: not at all where a city
 * has one alone.
 */
record ProgrammeNames(ContentModel model) {
    /** The parameter of addresses that names a programme. */
    static final String PARAMETER = "programme";

    /**
     * A programme to choose.
     *
     * @param address of what is shown of it alone
     */
    public record ChoiceView(String id, String name, String address, boolean chosen) {}

    /** The programmes to choose from; none where there is nothing to choose. */
    List<Programme> choices() {
        return model.hasSeveralProgrammes() ? List.copyOf(model.programmes().values()) : List.of();
    }

    /** What people are told of which programme is meant; see {@link ContentModel}. */
    String of(String programme, String language) {
        return model.toldProgramme(programme, language);
    }

    /** The query of addresses that are about a programme; empty where there is one alone. */
    String query(String programme) {
        return model.hasSeveralProgrammes() ? "?" + PARAMETER + "=" + programme : "";
    }

    /** What the record says of something, with its programme. */
    String noted(String details, String programme) {
        return model.hasSeveralProgrammes() ? details + ", programme " + programme : details;
    }
}
