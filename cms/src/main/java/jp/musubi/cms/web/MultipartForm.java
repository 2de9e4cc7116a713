package jp.musubi.cms.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;

import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A form sent as multipart/form-data, its files on disk as soon as they are long. Closing it
 * removes them.
 */
public final class MultipartForm implements AutoCloseable {
    private static final Semaphore UPLOADS = new Semaphore(WebLimits.MAX_CONCURRENT_UPLOADS);

    private final Collection<Part> parts;

    private MultipartForm(Collection<Part> parts) {
        this.parts = parts;
    }

    /**
     * What a form may bring.
     *
     * @param files as long as any may be
     * @param parts files and fields
     */
    public record Bounds(int files, int parts) {
        /** A file, and what is said of it. */
        public static final Bounds ONE_FILE = new Bounds(1, WebLimits.MAX_MULTIPART_PARTS);

        /** A page of questions, some of which are answered with a file. */
        public static final Bounds SEVERAL_FILES =
                new Bounds(WebLimits.MAX_FILES_AT_ONCE, WebLimits.MAX_PARTS_BESIDE_FILES);

        /** Bytes of the whole body. */
        int bytes() {
            return files * WebLimits.MAX_UPLOAD_BYTES + WebLimits.MAX_MULTIPART_FIELDS_BYTES;
        }

        /**
         * Bytes of one file. Where several come with other answers, one that is too long is to be
         * told of at its own field by whoever takes it, and not to cost all the others.
         */
        int bytesOfFile() {
            return files == 1 ? WebLimits.MAX_UPLOAD_BYTES : bytes();
        }
    }

    /** Work with a form. */
    @FunctionalInterface
    public interface Work {
        /** Answers the request that brought it. */
        Answer answer(MultipartForm form) throws IOException;
    }

    /**
     * Reads a form, works with it and removes what it left on disk.
     *
     * @param folder for files on their way
     * @throws Refusal if it is too large, has too many parts, or is no form
     */
    public static Answer read(Request request, Path folder, Bounds bounds, Work work)
            throws IOException {
        UPLOADS.acquireUninterruptibly();
        try (MultipartForm form = parse(request.servlet(), folder, bounds)) {
            request.checkToken(form.text(SameOrigin.FIELD));
            return work.answer(form);
        } finally {
            UPLOADS.release();
        }
    }

    private static MultipartForm parse(HttpServletRequest request, Path folder, Bounds bounds)
            throws IOException {
        if (request.getContentLengthLong() > bounds.bytes()) {
            throw tooLarge(bounds);
        }
        request.setAttribute(
                ServletContextRequest.MULTIPART_CONFIG_ELEMENT,
                new MultipartConfigElement(
                        folder.toString(),
                        bounds.bytesOfFile(),
                        bounds.bytes(),
                        WebLimits.MAX_UPLOAD_MEMORY_BYTES));
        try {
            var form = new MultipartForm(request.getParts());
            if (form.parts.size() > bounds.parts()) {
                form.close();
                throw Refusal.because(ProblemType.TOO_LARGE, "too-many-parts", bounds.parts());
            }
            return form;
        } catch (ServletException | IOException | IllegalStateException e) {
            throw refusal(e, bounds);
        } catch (RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw refusal(e, bounds);
        }
    }

    /** The server says by words alone whether a form was too large or broken. */
    private static Refusal refusal(Exception failure, Bounds bounds) {
        boolean large = false;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            Integer status = Failures.httpStatus(at);
            large |=
                    (status != null && status == ProblemType.TOO_LARGE.status())
                            || at instanceof IllegalStateException
                            || message.contains("max")
                            || message.contains("exceed");
        }
        return large ? tooLarge(bounds) : Refusal.because(ProblemType.MALFORMED, "no-multipart");
    }

    private static Refusal tooLarge(Bounds bounds) {
        return Refusal.because(ProblemType.TOO_LARGE, "body-too-large", bounds.bytes());
    }

    /** Names of the parts, each as often as it came. */
    public List<String> names() {
        return parts.stream().map(part -> String.valueOf(part.getName())).toList();
    }

    /**
     * The text of a part.
     *
     * @throws Refusal if it stands twice, is too long or no UTF-8
     */
    public Optional<String> text(String name) throws IOException {
        Optional<Part> part = one(name);
        return part.isEmpty() ? Optional.empty() : Optional.of(text(part.get()));
    }

    /**
     * All that is no file, as a form without files has it.
     *
     * @throws Refusal if something is too long or no UTF-8
     */
    public Form fields() throws IOException {
        var values = new LinkedHashMap<String, List<String>>();
        for (Part part : parts) {
            if (part.getSubmittedFileName() == null) {
                values.computeIfAbsent(part.getName(), _ -> new ArrayList<>()).add(text(part));
            }
        }
        return Form.of(values);
    }

    private static String text(Part part) throws IOException {
        if (part.getSize() > WebLimits.MAX_MULTIPART_TEXT_BYTES) {
            throw Refusal.invalid(
                    Fault.at(part.getName(), "too_long", WebLimits.MAX_MULTIPART_TEXT_BYTES));
        }
        try (InputStream in = part.getInputStream()) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.because(ProblemType.MALFORMED, "no-utf8");
        }
    }

    /** A part that is a file. */
    public Optional<UploadedFile> file(String name) throws IOException {
        return one(name)
                .filter(part -> part.getSubmittedFileName() != null)
                .map(part -> new UploadedFile(part.getSubmittedFileName(), part));
    }

    /** A file on its way. */
    public record UploadedFile(String name, Part part) {
        /** Its bytes; the caller closes them. */
        public InputStream open() throws IOException {
            return part.getInputStream();
        }
    }

    private Optional<Part> one(String name) {
        List<Part> found = parts.stream().filter(part -> name.equals(part.getName())).toList();
        if (found.size() > 1) {
            throw Refusal.invalid(Fault.at(name, "repeated"));
        }
        return found.stream().findFirst();
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.delete();
        }
    }
}
