package jp.musubi.site.state;

import jp.musubi.site.trace.Fact;
import jp.musubi.site.verify.Anchors;
import jp.musubi.site.verify.Findings;
import jp.musubi.site.verify.PageProblem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How units, files, facts and remarks stand in a state file. */
final class Encoding {
    private static final long NEVER = Long.MIN_VALUE;

    private final Names names;

    Encoding(Names names) {
        this.names = names;
    }

    void write(Output output, BlockWriter out) {
        names.write(output.address(), out);
        names.write(output.unit(), out);
        out.writeLong(output.stamp());
        write(output.turnsOn(), out);
        Instant changedAt = output.changedAt();
        out.writeLong(changedAt == null ? NEVER : changedAt.getEpochSecond());
        out.writeNumber(changedAt == null ? 0 : changedAt.getNano());
        write(output.findings(), out);
    }

    Output output(BlockReader in) throws IOException {
        String address = names.read(in);
        String unit = names.read(in);
        long stamp = in.readLong();
        LocalDate turnsOn = day(in);
        long seconds = in.readLong();
        int nanos = in.readNumber();
        Instant changedAt = seconds == NEVER ? null : Instant.ofEpochSecond(seconds, nanos);
        return new Output(address, unit, stamp, turnsOn, changedAt, findings(in));
    }

    void write(@Nullable LocalDate day, BlockWriter out) {
        out.writeLong(day == null ? NEVER : day.toEpochDay());
    }

    @Nullable LocalDate day(BlockReader in) throws IOException {
        long day = in.readLong();
        return day == NEVER ? null : LocalDate.ofEpochDay(day);
    }

    private void write(Findings findings, BlockWriter out) {
        out.writeBoolean(findings.isPage());
        if (!findings.isPage()) {
            return;
        }
        names.write(findings.entry(), out);
        int[] anchors = findings.anchors().hashes();
        out.writeNumber(anchors.length);
        for (int anchor : anchors) {
            out.writeInt(anchor);
        }
        out.writeNumber(findings.links().size());
        for (Findings.Target target : findings.links()) {
            names.write(target, out);
        }
        out.writeNumber(findings.problems().size());
        for (PageProblem problem : findings.problems()) {
            names.write(problem.page(), out);
            names.write(problem.kind().name(), out);
            names.write(problem.found(), out);
        }
    }

    private Findings findings(BlockReader in) throws IOException {
        if (!in.readBoolean()) {
            return Findings.NONE;
        }
        String entry = names.read(in);
        var anchors = new int[in.readNumber()];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = in.readInt();
        }
        var links = new ArrayList<Findings.Target>();
        for (int left = in.readNumber(); left > 0; left--) {
            links.add(names.readTarget(in));
        }
        var problems = new ArrayList<PageProblem>();
        for (int left = in.readNumber(); left > 0; left--) {
            String page = names.read(in);
            var kind = PageProblem.Kind.valueOf(names.read(in));
            problems.add(new PageProblem(page, entry, kind, names.read(in)));
        }
        return new Findings(true, entry, Anchors.ofHashes(anchors), links, problems);
    }

    void writeFacts(Collection<Fact> facts, BlockWriter out) {
        out.writeNumber(facts.size());
        for (Fact fact : facts) {
            names.write(fact, out);
        }
    }

    Fact[] facts(BlockReader in) throws IOException {
        var facts = new ArrayList<Fact>();
        for (int left = in.readNumber(); left > 0; left--) {
            facts.add(names.readFact(in));
        }
        return facts.toArray(Fact[]::new);
    }

    void writeTexts(Collection<String> texts, BlockWriter out) {
        out.writeNumber(texts.size());
        for (String text : texts) {
            names.write(text, out);
        }
    }

    List<String> texts(BlockReader in) throws IOException {
        var texts = new ArrayList<String>();
        for (int left = in.readNumber(); left > 0; left--) {
            texts.add(names.read(in));
        }
        return texts;
    }

    void writeRemarks(List<Remark> remarks, BlockWriter out) {
        out.writeNumber(remarks.size());
        for (Remark remark : remarks) {
            names.write(remark.sentence(), out);
            out.writeBoolean(remark.isFailure());
        }
    }

    List<Remark> remarks(BlockReader in) throws IOException {
        var remarks = new ArrayList<Remark>();
        for (int left = in.readNumber(); left > 0; left--) {
            remarks.add(new Remark(names.read(in), in.readBoolean()));
        }
        return remarks;
    }
}
