package jp.musubi.site.state;

import jp.musubi.site.trace.Fact;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The state of a build in a file. What a build changed is put behind what is there, as one block
 * with its checksum; {@link #settle} writes the file anew when most of it is out of date. A block
 * that was not finished is as if it had never been begun: the next build does that work again.
 *
 * <p>For one thread at a time.
 */
public final class StateFile {
    /** Changes with the format: the state of another version is not read. */
    private static final long FORMAT = 0x4d55_5355_4249_0004L;

    /** So often the size of a new file may grow before it is written anew. */
    private static final int MAX_GROWTH = 2;

    private static final long MIN_BYTES = 1 << 20;

    private final Path file;
    private Names names = new Names();
    private long bytes;
    private long bytesWhenNew;

    public StateFile(Path file) {
        this.file = file;
    }

    private enum Kind {
        UNIT,
        NO_UNIT,
        OUTPUT,
        NO_OUTPUT,
        REMARKS,
        DUPLICATES,
        STAMP
    }

    /** Reads what the last build left; null if there is nothing, or nothing that can be read. */
    public @Nullable BuildState read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        names = new Names();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readLong() != FORMAT) {
                return null;
            }
            var state = new BuildState(in.readLong());
            bytes = 2 * Long.BYTES;
            boolean any = false;
            while (readBlock(in, state)) {
                any = true;
                bytesWhenNew = bytesWhenNew == 0 ? bytes : bytesWhenNew;
            }
            state.changes().clear();
            return any ? state : null;
        } catch (EOFException | IllegalArgumentException e) {
            return null;
        }
    }

    private boolean readBlock(DataInputStream in, BuildState state) throws IOException {
        byte[] block;
        try {
            int length = in.readInt();
            long checksum = in.readLong();
            block = in.readNBytes(length);
            if (block.length < length || checksum(block) != checksum) {
                return false;
            }
            bytes += Integer.BYTES + Long.BYTES + length;
        } catch (EOFException e) {
            return false;
        }
        var encoding = new Encoding(names);
        var content = new BlockReader(block);
        for (int left = content.readNumber(); left > 0; left--) {
            apply(Kind.valueOf(names.read(content)), encoding, content, state);
        }
        return true;
    }

    private void apply(Kind kind, Encoding encoding, BlockReader in, BuildState state)
            throws IOException {
        switch (kind) {
            case UNIT -> {
                String unit = names.read(in);
                List<String> outputs = encoding.texts(in);
                LocalDate turnsOn = encoding.day(in);
                state.restoreUnit(
                        unit, new BuildState.Planned(outputs, turnsOn), encoding.facts(in));
            }
            case NO_UNIT -> state.removeUnit(names.read(in));
            case OUTPUT -> {
                String name = names.read(in);
                state.restoreOutput(name, encoding.output(in), encoding.facts(in));
            }
            case NO_OUTPUT -> state.removeOutput(names.read(in));
            case REMARKS -> state.setRemarks(names.read(in), encoding.remarks(in));
            case DUPLICATES -> state.setDuplicates(encoding.texts(in));
            case STAMP -> state.stamps().set(names.readFact(in), in.readLong());
        }
    }

    /** Remembers what changed in a state since it was read or last written here. */
    public void write(BuildState state) throws IOException {
        if (bytes == 0) {
            writeAnew(state);
            return;
        }
        cutOff();
        try (var out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(file, StandardOpenOption.APPEND)))) {
            bytes += writeBlock(out, state, state.changes());
        }
        state.changes().clear();
    }

    /**
     * Writes the file anew if most of it is out of date, which takes a while: for when nobody waits
     * for the build any more.
     *
     * @param state as it was last read or written here
     */
    public void settle(BuildState state) throws IOException {
        if (bytes > Math.max(MIN_BYTES, bytesWhenNew) * (long) MAX_GROWTH) {
            writeAnew(state);
        }
    }

    private void writeAnew(BuildState state) throws IOException {
        names = new Names();
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (var out = new DataOutputStream(Files.newOutputStream(draft))) {
            out.writeLong(FORMAT);
            out.writeLong(state.frame());
            bytes = 2 * Long.BYTES + writeBlock(out, state, BuildState.Changes.all(state));
        }
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        bytesWhenNew = bytes;
        state.changes().clear();
    }

    /** Nothing may follow a block that was not finished. */
    private void cutOff() throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    private long writeBlock(DataOutputStream out, BuildState state, BuildState.Changes changes)
            throws IOException {
        var block = new BlockWriter();
        block.writeNumber(changes.size());
        writeUnits(state, changes.units(), block);
        writeOutputs(state, changes, block);
        Map<Fact, Long> stamps = state.stamps().sums();
        for (Fact fact : changes.facts()) {
            names.write(Kind.STAMP.name(), block);
            names.write(fact, block);
            block.writeLong(stamps.getOrDefault(fact, 0L));
        }
        names.write(Kind.DUPLICATES.name(), block);
        new Encoding(names).writeTexts(state.duplicates(), block);
        out.writeInt(block.size());
        out.writeLong(block.checksum());
        block.writeTo(out);
        return Integer.BYTES + Long.BYTES + (long) block.size();
    }

    private void writeUnits(BuildState state, Set<String> units, BlockWriter out) {
        var encoding = new Encoding(names);
        for (String unit : units) {
            BuildState.Planned planned = state.unit(unit);
            names.write((planned == null ? Kind.NO_UNIT : Kind.UNIT).name(), out);
            names.write(unit, out);
            if (planned != null) {
                encoding.writeTexts(planned.outputs(), out);
                encoding.write(planned.turnsOn(), out);
                encoding.writeFacts(state.factsOf(unit), out);
            }
        }
    }

    private void writeOutputs(BuildState state, BuildState.Changes changes, BlockWriter out) {
        var encoding = new Encoding(names);
        for (String name : changes.outputs()) {
            Output output = state.outputs().get(name);
            names.write((output == null ? Kind.NO_OUTPUT : Kind.OUTPUT).name(), out);
            names.write(name, out);
            if (output != null) {
                encoding.write(output, out);
                encoding.writeFacts(state.factsOf(name), out);
            }
        }
        for (String name : changes.remarks()) {
            names.write(Kind.REMARKS.name(), out);
            names.write(name, out);
            encoding.writeRemarks(state.remarks().getOrDefault(name, List.of()), out);
        }
    }

    private static long checksum(byte[] block) {
        var checksum = new CRC32C();
        checksum.update(block);
        return checksum.getValue();
    }
}
