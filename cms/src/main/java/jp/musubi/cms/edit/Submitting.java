package jp.musubi.cms.edit;

import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Request;

import java.io.IOException;

/** Hands a draft that is complete to whoever looks at it. */
@FunctionalInterface
public interface Submitting {
    /** Nobody looks at drafts: they stay drafts. */
    Submitting NOBODY =
            (request, draft) -> Answer.seeOther(EditScreens.home(draft.entry()) + "?done=kept");

    /** Hands it in, and says where to go on. */
    Answer submit(Request request, Draft draft) throws IOException;
}
