package jp.musubi.site;

import jp.musubi.site.feed.Sitemap;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.output.SiteOutput;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.render.SearchPage;
import jp.musubi.site.search.PublishedFile;
import jp.musubi.site.search.SearchIndex;
import jp.musubi.site.state.BuildState;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that follow from all others and that only know themselves which of them a change asks for:
 * the sitemap, from the pages that were planned, and the index that browsers search.
 */
final class OwnFiles {
    private final Addresses addresses;
    private final BuildState state;
    private final Making making;
    private final SiteOutput out;

    OwnFiles(Addresses addresses, BuildState state, Making making, SiteOutput out) {
        this.addresses = addresses;
        this.state = state;
        this.making = making;
        this.out = out;
    }

    /** Brings the files of a sitemap up to date; gives back the names of all of them. */
    Set<String> bringUpToDate(Sitemap sitemap) throws BuildFailed {
        var tasks = new ArrayList<Agenda.Task>();
        for (FilePlan file : sitemap.changes(addresses)) {
            tasks.add(new Agenda.Task(addresses.file(file.address()), SiteUnits.SITEMAP, file));
        }
        Set<String> names = new LinkedHashSet<>();
        sitemap.addresses(addresses).forEach(address -> names.add(addresses.file(address)));
        return replace(SiteUnits.SITEMAP, tasks, names);
    }

    /** Brings the files that browsers search up to date; gives back the names of all of them. */
    Set<String> bringUpToDate(SearchIndex index) throws BuildFailed {
        List<String> before = state.outputsOf(SiteUnits.SEARCHED);
        if (!index.isStale() && !before.isEmpty() && out.files().containsAll(before)) {
            return Set.copyOf(before);
        }
        String folder = addresses.at(SearchPage.PATH);
        var tasks = new ArrayList<Agenda.Task>();
        Set<String> names = new LinkedHashSet<>();
        for (PublishedFile file : index.publish()) {
            var plan = new FilePlan(folder + file.name(), file::bytes);
            String name = addresses.file(plan.address());
            names.add(name);
            // Most are there: files are named by what is in them.
            boolean isThere = state.outputs().containsKey(name) && out.files().contains(name);
            if (!isThere || !file.isNamedByContent()) {
                tasks.add(new Agenda.Task(name, SiteUnits.SEARCHED, plan));
            }
        }
        return replace(SiteUnits.SEARCHED, tasks, names);
    }

    private Set<String> replace(String unit, List<Agenda.Task> tasks, Set<String> names)
            throws BuildFailed {
        try {
            making.all(tasks).forEach(made -> made.rememberIn(state));
        } catch (RenderFailed | IOException e) {
            throw BuildFailed.because(e);
        }
        for (String name : state.outputsOf(unit)) {
            if (!names.contains(name)) {
                state.removeOutput(name);
                out.remove(name);
            }
        }
        state.putUnit(unit, new BuildState.Planned(List.copyOf(names), null), Set.of());
        return names;
    }
}
