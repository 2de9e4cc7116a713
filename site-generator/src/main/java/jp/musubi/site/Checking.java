package jp.musubi.site;

import jp.musubi.site.Making.Made;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.plan.Failure;
import jp.musubi.site.plan.Failure.Kind;
import jp.musubi.site.state.BuildState;
import jp.musubi.site.state.Output;
import jp.musubi.site.state.Remark;
import jp.musubi.site.verify.Findings;
import jp.musubi.site.verify.LinkCheck;
import jp.musubi.site.verify.PageProblem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges the pages that a build made, and the others that the build may have broken or mended:
 * those that link to a file that vanished or to a place that a page no longer has, and those that
 * had a broken link to what was made.
 */
final class Checking {
    private final LinkedSite site;
    private final Addresses addresses;
    private final BuildState state;
    private final Set<String> made = new HashSet<>();

    /** Files that are no more. */
    private final Set<String> vanished;

    /** Files that lost a place to which others may link. */
    private final Set<String> poorer = new HashSet<>();

    private final boolean isCold;

    /**
     * To be made before the state takes up what was made.
     *
     * @param isCold whether the state was read from a file: it does not say what pages wait for
     */
    Checking(
            LinkedSite site,
            Addresses addresses,
            BuildState state,
            Set<String> vanished,
            List<Made> all,
            boolean isCold) {
        this.site = site;
        this.addresses = addresses;
        this.state = state;
        this.vanished = vanished;
        this.isCold = isCold;
        for (Made each : all) {
            made.add(each.name());
            state.findings(each.name())
                    .filter(before ->
                            each.output().findings().anchors().lacksSomeOf(before.anchors()))
                    .ifPresent(_ -> poorer.add(each.name()));
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
        var failures = new ArrayList<Failure>();
        var broken = new TreeMap<String, Failure>();
        List<Judged> all = judged(check);
        for (Judged each : all) {
            state.setRemarks(each.name(), each.remarks());
            state.setWaiting(each.name(), each.waitingFor());
            each.remarks().stream()
                    .filter(Remark::isFailure)
                    .map(each::failure)
                    .forEach(failure -> {
                        failures.add(failure);
                        broken.putIfAbsent(each.output().unit(), failure);
                    });
        }
        if (!failures.isEmpty()) {
            failures.sort(Comparator.comparing(Failure::sentence));
            throw new BuildFailed(failures, Breakages.failure(broken).entries());
        }
        return all.size();
    }

    /** What is wrong with a page, and which files would have to change to mend it. */
    private record Judged(
            String name,
            Output output,
            List<PageProblem> problems,
            List<Remark> remarks,
            Set<String> waitingFor) {

        Failure failure(Remark remark) {
            String sentence = remark.sentence();
            return problems.stream()
                    .filter(problem -> problem.sentence().equals(sentence))
                    .findFirst()
                    .map(Checking::failure)
                    .orElseGet(() -> Failure.other(sentence));
        }
    }

    private static Failure failure(PageProblem problem) {
        Kind kind =
                switch (problem.kind()) {
                    case BROKEN_LINK -> Kind.BROKEN_LINK;
                    case BROKEN_ANCHOR -> Kind.BROKEN_ANCHOR;
                    case OUTSIDE -> Kind.OUTSIDE;
                    case REPEATED_ID, PICTURE_WITHOUT_TEXT -> Kind.OTHER;
                };
        return new Failure(kind, List.of(problem.page(), problem.found()), problem.sentence());
    }

    /** Judges on all cores; in a whole site there are millions of links. */
    private List<Judged> judged(LinkCheck check) {
        return due().parallelStream()
                .flatMap(name ->
                        Optional.ofNullable(state.outputs().get(name))
                                .filter(Output::isPage)
                                .map(output -> judged(name, output, check))
                                .stream())
                .sorted(Comparator.comparing(Judged::name))
                .toList();
    }

    private Judged judged(String name, Output output, LinkCheck check) {
        List<PageProblem> problems = check.problems(output.address(), output.findings());
        if (problems.isEmpty()) {
            return new Judged(name, output, List.of(), List.of(), Set.of());
        }
        return new Judged(
                name,
                output,
                problems,
                Verdict.on(problems, site, addresses),
                check.broken(output.findings()).stream()
                        .map(Findings.Target::file)
                        .collect(Collectors.toSet()));
    }

    private Set<String> due() {
        Set<String> due = new TreeSet<>(made);
        due.addAll(state.waitingForAnyOf(made));
        due.addAll(state.linkingIntoAnyOf(poorer));
        if (isCold) {
            due.addAll(state.remarks().keySet());
        }
        if (!vanished.isEmpty()) {
            state.outputs()
                    .forEach((name, output) -> {
                        if (output.findings().links().stream()
                                .anyMatch(target -> vanished.contains(target.file()))) {
                            due.add(name);
                        }
                    });
        }
        return due;
    }
}
