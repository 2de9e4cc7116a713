package jp.musubi.cms.edit;

import jp.musubi.cms.asset.AssetStore;
import jp.musubi.cms.asset.StoredAsset;
import jp.musubi.cms.edit.FormView.OptionView;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Request;
import jp.musubi.content.model.Field;
import jp.musubi.content.snapshot.Focus;

import java.util.ArrayList;
import java.util.List;

/** What of a picture can stay in sight: nine places, and the one that a script chose. */
record FocusViews(Screens screens, AssetStore assets) {
    /** Percents at which somebody without a script can put it. */
    private static final List<Integer> PLACES = List.of(0, 50, 100);

    private static final String WORDS = "edit.picture.focus.";

    List<OptionView> of(Typed typed, Field field, String language) {
        Focus known =
                Request.uuid(typed.text(FieldNames.of(field)))
                        .flatMap(assets::find)
                        .map(StoredAsset::focus)
                        .orElse(Focus.CENTRE);
        Focus chosen = Focus.of(typed.text(Described.focus(field))).orElse(known);
        var views = new ArrayList<OptionView>();
        for (int y : PLACES) {
            for (int x : PLACES) {
                var place = new Focus(x, y);
                String label = screens.text(language, WORDS + place.text());
                views.add(view(field, place, label, place.equals(chosen)));
            }
        }
        if (views.stream().noneMatch(OptionView::chosen)) {
            views.add(view(field, chosen, words(chosen, language), true));
        }
        return views;
    }

    private String words(Focus focus, String language) {
        return screens.text(language, WORDS + "other", focus.x(), focus.y());
    }

    private static OptionView view(Field field, Focus focus, String label, boolean chosen) {
        String id = "f-" + field.name() + "-focus-" + focus.text();
        return new OptionView(id, focus.text(), label, chosen);
    }
}
