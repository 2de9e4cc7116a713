package jp.musubi.site;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.markdown.Markdown;
import jp.musubi.content.model.Field;
import jp.musubi.content.model.FieldKind;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.state.Remark;
import jp.musubi.site.verify.PageProblem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the problems found in pages mean for a build: a broken link that stands in an entry's own
 * text is a warning for its writer; one that a template wrote makes the build fail.
 */
final class Verdict {
    private Verdict() {}

    static List<Remark> on(List<PageProblem> problems, LinkedSite site, Addresses addresses) {
        var remarks = new ArrayList<Remark>(problems.size());
        for (PageProblem problem : problems) {
            boolean templatesFault = problem.isBrokenLink() && !isInText(problem, site, addresses);
            remarks.add(new Remark(problem.sentence(), templatesFault));
        }
        return remarks;
    }

    /**
     * Most links stand in a text as they stand in the page; the renderer may have put the base path
     * and a language before others, or escaped them.
     */
    private static boolean isInText(PageProblem problem, LinkedSite site, Addresses addresses) {
        List<String> texts =
                entry(problem, site).stream().flatMap(entry -> markdown(entry, site)).toList();
        String found = problem.found();
        String below =
                found.startsWith(addresses.basePath())
                        ? found.substring(addresses.basePath().length() - 1)
                        : found;
        return texts.stream().anyMatch(text -> text.contains(found) || text.contains(below))
                || texts.stream()
                        .flatMap(text -> Markdown.links(text).stream())
                        .anyMatch(link -> !link.isEmpty() && found.endsWith(link));
    }

    private static Optional<Entry> entry(PageProblem problem, LinkedSite site) {
        String[] typeAndSlug = problem.entry().split(" ", 2);
        return typeAndSlug.length < 2
                ? Optional.empty()
                : site.entry(typeAndSlug[0], typeAndSlug[1]);
    }

    private static Stream<String> markdown(Entry entry, LinkedSite site) {
        return site.type(entry).fieldsOf(FieldKind.MARKDOWN).stream()
                .map(Field::name)
                .flatMap(name -> entry.fields().texts(name).stream());
    }
}
