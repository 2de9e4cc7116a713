package jp.musubi.site;

import jp.musubi.site.Making.Made;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.state.BuildState;
import jp.musubi.site.state.Output;
import jp.musubi.site.state.Remark;
import jp.musubi.site.verify.Findings;
import jp.musubi.site.verify.LinkCheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges the pages that a build made, and the others that the build may have broken or mended:
 * those that link to a file that vanished or to a place that a page no longer has, and those that
 * had a broken link.
 */
final class Checking {
    private final LinkedSite site;
    private final Addresses addresses;
    private final BuildState state;
    private final Set<String> made = new HashSet<>();

    /** Files to which a link that was right may no longer be. */
    private final Set<String> suspects = new HashSet<>();

    /** To be made before the state takes up what was made. */
    Checking(
            LinkedSite site,
            Addresses addresses,
            BuildState state,
            Set<String> vanished,
            List<Made> all) {
        this.site = site;
        this.addresses = addresses;
        this.state = state;
        suspects.addAll(vanished);
        for (Made each : all) {
            made.add(each.name());
            state.findings(each.name())
                    .filter(before ->
                            each.output().findings().anchors().lacksSomeOf(before.anchors()))
                    .ifPresent(_ -> suspects.add(each.name()));
        }
    }

    /**
     * Judges, once the state has taken up what was made.
     *
     * @return how many pages were judged
     * @throws BuildFailed with what must not be published
     */
    int run() throws BuildFailed {
        var check = new LinkCheck(state::findings);
        var failures = new ArrayList<String>();
        var broken = new TreeMap<String, String>();
        int judged = 0;
        for (Map.Entry<String, Output> file : state.outputs().entrySet()) {
            String name = file.getKey();
            Output output = file.getValue();
            if (output.isPage() && isDue(name, output.findings())) {
                judged++;
                List<Remark> remarks =
                        Verdict.on(
                                check.problems(output.address(), output.findings()),
                                site,
                                addresses);
                state.setRemarks(name, remarks);
                remarks.stream()
                        .filter(Remark::isFailure)
                        .forEach(remark -> {
                            failures.add(remark.sentence());
                            broken.putIfAbsent(output.unit(), remark.sentence());
                        });
            }
        }
        if (!failures.isEmpty()) {
            failures.sort(null);
            throw new BuildFailed(failures, Breakages.failure(broken).entries());
        }
        return judged;
    }

    private boolean isDue(String name, Findings findings) {
        return made.contains(name)
                || state.remarks().containsKey(name)
                || (!suspects.isEmpty()
                        && findings.links().stream()
                                .anyMatch(target -> suspects.contains(target.file())));
    }
}
