package jp.musubi.cms.desk;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.screen.Section;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.util.List;

/** The screen behind {@code /admin}: the groups somebody writes for; staff go on to the queue. */
public final class HomeScreen {
    private final AccountStore accounts;
    private final EntryStore entries;
    private final Screens screens;

    public HomeScreen(AccountStore accounts, EntryStore entries, Screens screens) {
        this.accounts = accounts;
        this.entries = entries;
        this.screens = screens;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(Route.SCREENS, "わたしの団体", "My groups")
                        .allowing(Permission.READER)
                        .answeringPage()
                        .by(this::show));
    }

    private Answer show(Request request) {
        if (request.caller().isStaff()) {
            return Answer.seeOther(Route.SCREENS + "/reviews");
        }
        List<StoredEntry> groups =
                accounts.groups(request.caller().account()).stream()
                        .flatMap(id -> entries.find(id).stream())
                        .toList();
        if (groups.size() == 1) {
            String done =
                    request.query()
                            .one(Route.NOTICE)
                            .map(word -> "?" + Route.NOTICE + "=" + Screens.encoded(word))
                            .orElse("");
            return Answer.seeOther(Route.SCREENS + "/groups/" + groups.getFirst().id() + done);
        }
        return screens.show(
                request,
                Screen.of("home.peb", screens.text(request, "home.title"), Section.MY_GROUPS)
                        .with("groups", groups));
    }
}
