package jp.musubi.site;

import jp.musubi.site.Agenda.Task;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.load.AssetFile;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.output.Piece;
import jp.musubi.site.output.SiteOutput;
import jp.musubi.site.plan.CopyPlan;
import jp.musubi.site.plan.Failure;
import jp.musubi.site.plan.FilePlan;
import jp.musubi.site.plan.PagePlan;
import jp.musubi.site.plan.PiecedPlan;
import jp.musubi.site.plan.RenderFailed;
import jp.musubi.site.plan.SearchPlan;
import jp.musubi.site.plan.TablePlan;
import jp.musubi.site.search.SearchIndex;
import jp.musubi.site.state.BuildState;
import jp.musubi.site.state.Output;
import jp.musubi.site.state.Remark;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Reads;
import jp.musubi.site.verify.Findings;
import jp.musubi.site.verify.PageCheck;
import jp.musubi.site.verify.PrivateKeys;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes files on all cores. A page is checked where it was rendered, while it is at hand. */
final class Making {
    private final SnapshotSource source;
    private final SiteOutput out;
    private final SearchIndex index;
    private final PageCheck check;
    private final Steps steps;

    /** One object for each fact, as most facts are read by many files. */
    private final Map<Fact, Fact> facts = new ConcurrentHashMap<>();

    Making(
            Addresses addresses,
            SnapshotSource source,
            SiteOutput out,
            SearchIndex index,
            Steps steps) {
        this.source = source;
        this.out = out;
        this.index = index;
        this.check = new PageCheck(addresses);
        this.steps = steps;
    }

    /** One file that was made, what it read, and what deserves a look. */
    record Made(String name, Output output, Set<Fact> read, List<Remark> remarks) {
        void rememberIn(BuildState state) {
            state.putOutput(name, output, read);
            state.setRemarks(name, remarks);
        }

        Made with(List<Remark> other) {
            return new Made(name, output, read, other);
        }
    }

    /**
     * Makes files; gives back what was made, in no order.
     *
     * @throws BuildFailed if some could not be made
     */
    List<Made> all(List<Task> tasks) throws BuildFailed, RenderFailed, IOException {
        Queue<Made> made = new ConcurrentLinkedQueue<>();
        var breakages = new Breakages();
        Workers.onEach(
                tasks,
                (Task task) -> {
                    breakages.<IOException>noting(task.unit(), () -> made.add(make(task)));
                    steps.advanced();
                });
        breakages.check();
        return List.copyOf(made);
    }

    private Made make(Task task) throws RenderFailed, IOException {
        var reads = new Reads();
        return switch (task.plan()) {
            case PagePlan page -> {
                byte[] html = withoutKeys(task, reads.during(page.body()::render));
                Findings findings = check.look(page.address(), page.entry(), html);
                out.write(task.name(), html);
                yield made(task, reads, page.changedAt(), findings);
            }
            case FilePlan file -> {
                out.write(task.name(), withoutKeys(task, reads.during(file.body()::render)));
                yield made(task, reads, null, Findings.NONE);
            }
            case PiecedPlan file -> {
                out.write(task.name(), withoutKeys(task, reads.during(file.body()::render)));
                yield made(task, reads, null, Findings.NONE);
            }
            case TablePlan table -> {
                reads.during(() -> {
                    Optional<List<Piece>> known = table.content().known();
                    if (known.isPresent()) {
                        out.write(task.name(), known.get());
                    } else {
                        out.write(task.name(), table.content()::writeTo);
                    }
                    return task;
                });
                yield made(task, reads, null, Findings.NONE);
            }
            case CopyPlan copy -> copied(task, copy);
            case SearchPlan search -> {
                List<String> warnings = reads.during(() -> index.put(search.entry()));
                yield made(task, reads, null, Findings.NONE)
                        .with(warnings.stream().map(each -> new Remark(each, false)).toList());
            }
        };
    }

    private Made made(Task task, Reads reads, @Nullable Instant changedAt, Findings findings) {
        return new Made(
                task.name(),
                new Output(
                        task.plan().address(),
                        task.unit(),
                        task.stamp(),
                        reads.turnsOn(),
                        changedAt,
                        findings),
                compact(reads.facts()),
                List.of());
    }

    private Set<Fact> compact(Set<Fact> read) {
        return Set.of(
                read.stream()
                        .map(fact -> facts.computeIfAbsent(fact, each -> each))
                        .toArray(Fact[]::new));
    }

    /**
     * What may be published, which a private key never is: not in a file that a template or a
     * mistake of ours took it into, and not in a text that somebody pasted it into.
     */
    private static byte[] withoutKeys(Task task, byte[] bytes) throws RenderFailed {
        Optional<String> key = PrivateKeys.in(bytes);
        if (key.isPresent()) {
            String sentence =
                    "%s holds %s: take it out, and make another key, as this one was seen"
                            .formatted(task.name(), key.get());
            throw new RenderFailed(
                    new Failure(
                            Failure.Kind.PRIVATE_KEY, List.of(task.unit(), key.get()), sentence));
        }
        return bytes;
    }

    private static List<Piece> withoutKeys(Task task, List<Piece> pieces) throws RenderFailed {
        for (Piece piece : pieces) {
            var _ = withoutKeys(task, piece.bytes());
        }
        return pieces;
    }

    private static InputStream withoutKeys(Task task, InputStream in) throws IOException {
        try (in) {
            return new ByteArrayInputStream(withoutKeys(task, in.readAllBytes()));
        } catch (RenderFailed e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** An asset that is missing is asked for again by the next build. */
    private Made copied(Task task, CopyPlan copy) throws IOException {
        Optional<AssetFile> asset = source.asset(copy.file());
        Made made = made(task, new Reads(), null, Findings.NONE);
        if (asset.isPresent()) {
            AssetFile file = asset.get();
            out.copy(task.name(), file.version(), () -> withoutKeys(task, file.open()));
            return made;
        }
        var missing =
                new Remark(
                        "the file " + copy.file() + " of an asset is missing beside the snapshot",
                        false);
        return made.with(List.of(missing));
    }
}
