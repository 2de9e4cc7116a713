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
import java.util.Collections;
import java.util.HashSet;
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
    private final Set<String> missing;

    /**
     * Files of one build.
     *
     * @param missing names of files that are not as they were left
     */
    OwnFiles(
            Addresses addresses,
            BuildState state,
            Making making,
            SiteOutput out,
            Set<String> missing) {
        this.addresses = addresses;
        this.state = state;
        this.making = making;
        this.out = out;
        this.missing = missing;
    }

    /** Brings the files of a sitemap up to date; gives back the names of all of them. */
    Set<String> bringUpToDate(Sitemap sitemap) throws BuildFailed {
        if (!Collections.disjoint(missing, state.filesOf(BuildState.SITEMAP))) {
            sitemap.forgetWhatIsWritten();
        }
        var tasks = new ArrayList<Agenda.Task>();
        for (FilePlan file : sitemap.changes(addresses)) {
            tasks.add(new Agenda.Task(addresses.file(file.address()), BuildState.SITEMAP, file));
        }
        Set<String> names = new HashSet<>();
        sitemap.addresses(addresses).forEach(address -> names.add(addresses.file(address)));
        replace(state.filesOf(BuildState.SITEMAP), tasks, names);
        return names;
    }

    /** Brings the files that browsers search up to date; gives back the names of all of them. */
    Set<String> bringUpToDate(SearchIndex index) throws BuildFailed {
        Set<String> before = state.filesOf(BuildState.SEARCHED);
        if (!index.isStale()
                && !before.isEmpty()
                && out.files().containsAll(before)
                && Collections.disjoint(missing, before)) {
            return before;
        }
        String folder = addresses.at(SearchPage.PATH);
        var tasks = new ArrayList<Agenda.Task>();
        Set<String> names = new HashSet<>();
        for (PublishedFile file : index.publish()) {
            var plan = new FilePlan(folder + file.name(), file::bytes);
            String name = addresses.file(plan.address());
            names.add(name);
            // Most are there: files are named by what is in them.
            boolean isThere =
                    before.contains(name) && out.files().contains(name) && !missing.contains(name);
            if (!isThere || !file.isNamedByContent()) {
                tasks.add(new Agenda.Task(name, BuildState.SEARCHED, plan));
            }
        }
        replace(before, tasks, names);
        return names;
    }

    private void replace(Set<String> before, List<Agenda.Task> tasks, Set<String> names)
            throws BuildFailed {
        try {
            making.all(tasks).forEach(made -> made.rememberIn(state));
        } catch (RenderFailed | IOException e) {
            throw BuildFailed.because(e);
        }
        for (String name : before) {
            if (!names.contains(name)) {
                state.removeOutput(name);
                out.remove(name);
            }
        }
    }
}
