package jp.musubi.cms.review;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryInput;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.model.ContentModel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All screens of reviews, put together.
 *
 * @param publisher is run after what may have made something public
 * @param stale how many profiles nobody confirmed for a long time
 */
public record ReviewScreens(
        Database database,
        ContentModel model,
        EntryStore entries,
        AccountStore accounts,
        AssetStore assets,
        EntryAccess access,
        EntryInput input,
        ReviewStore reviews,
        Reviewing reviewing,
        Ids ids,
        Runnable publisher,
        QueueScreen.StaleCount stale,
        Screens screens) {

    /** The routes. */
    public List<Route> routes() {
        var people = new ReviewPeople(accounts);
        var differences = new Differences(new ValueWords(model, entries), assets, screens);
        var routes = new ArrayList<Route>();
        routes.addAll(
                new QueueScreen(
                                database,
                                model,
                                entries,
                                reviews,
                                new SavedViews(database),
                                new Absences(database),
                                people,
                                differences,
                                stale,
                                screens)
                        .routes());
        routes.addAll(
                new ReviewScreen(
                                database,
                                model,
                                entries,
                                reviews,
                                reviewing,
                                people,
                                differences,
                                ids,
                                publisher,
                                screens)
                        .routes());
        routes.addAll(submitting(people).routes());
        return routes;
    }

    /** Hands in a draft that is complete, and leads to what came of it. */
    public Answer handIn(Request request, Draft draft) throws IOException {
        return submitting(new ReviewPeople(accounts)).handIn(request, draft, "");
    }

    private SubmitScreen submitting(ReviewPeople people) {
        return new SubmitScreen(
                database, access, input, reviews, reviewing, people, publisher, screens);
    }
}
