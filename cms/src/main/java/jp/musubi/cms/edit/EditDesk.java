package jp.musubi.cms.edit;

import jp.musubi.cms.web.Route;

import java.util.ArrayList;
import java.util.List;

/** The screens of editing, put together to routes. */
public final class EditDesk {
    private final Desktop desk;

    public EditDesk(Desktop desk) {
        this.desk = desk;
    }

    /** All routes of editing. */
    public List<Route> routes() {
        var choices = new Choices(desk.model(), desk.entries(), desk.accounts());
        var texts = new ValueTexts(desk.screens(), choices, desk.assets());
        var times = new CityClock(desk.clock());
        var described = new Described(desk.assets(), desk.ids(), desk.languages());
        var drafting =
                new Drafting(
                        desk.database(),
                        desk.entries(),
                        desk.audit(),
                        desk.check(),
                        desk.languages(),
                        described);
        var fields =
                new FieldViews(desk.screens(), choices, desk.assets(), times, desk.languages());
        var forms = new FormViews(desk.entries(), desk.screens(), fields, desk.reviews(), times);
        var merges = new MergeScreens(desk, drafting, texts);
        var routes = new ArrayList<Route>();
        routes.addAll(new EditScreens(desk, drafting, forms, merges).routes());
        routes.addAll(merges.routes());
        routes.add(new PictureScreens(desk).route());
        routes.addAll(new DashboardScreens(desk, forms).routes());
        routes.addAll(new ConfirmScreens(desk).routes());
        routes.addAll(new PreviewScreens(desk, forms).routes());
        routes.addAll(new HistoryScreens(desk, texts).routes());
        routes.addAll(new AddressScreens(desk).routes());
        return routes;
    }
}
