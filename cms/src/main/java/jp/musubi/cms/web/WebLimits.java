package jp.musubi.cms.web;

import java.time.Duration;

/** The bounds of everything that comes in by HTTP. */
public final class WebLimits {
    /** Bytes of a JSON body: the longest Markdown text, every character escaped, and room. */
    public static final int MAX_JSON_BYTES = 2 << 20;

    /** Bytes of a form: the longest Markdown text in each of two languages, percent-encoded. */
    public static final int MAX_FORM_BYTES = 2 << 20;

    /** Fields of a form, each value of a list counted. */
    public static final int MAX_FORM_FIELDS = 1_000;

    /** Bytes of a body that are read and thrown away when nobody wanted them. */
    public static final int MAX_SKIPPED_BODY_BYTES = 256 << 10;

    /** Bytes that are read and thrown away after an answer, before its connection is closed. */
    public static final long MAX_LINGER_BYTES = 64L << 20;

    /** How long a connection is read from after its last answer. */
    public static final Duration MAX_LINGER = Duration.ofSeconds(10);

    /** Levels of objects and arrays in a JSON body. */
    public static final int MAX_JSON_DEPTH = 32;

    /** Characters of one string in a JSON body. */
    public static final int MAX_JSON_STRING_CHARS = 200_000;

    /** Characters of a name in a JSON body. */
    public static final int MAX_JSON_NAME_CHARS = 200;

    /** Characters of a number in a JSON body. */
    public static final int MAX_JSON_NUMBER_CHARS = 40;

    /** Bytes of the request line and all header fields. */
    public static final int MAX_HEADER_BYTES = 16 << 10;

    /** Characters of a query, still encoded. */
    public static final int MAX_QUERY_CHARS = 4_096;

    /** Parameters of a query. */
    public static final int MAX_QUERY_PARAMETERS = 64;

    /** Characters of a parameter's value, decoded. */
    public static final int MAX_PARAMETER_CHARS = 1_000;

    /** Entity tags in If-Match or If-None-Match. */
    public static final int MAX_ENTITY_TAGS = 50;

    /** Characters of a token. */
    public static final int MAX_TOKEN_CHARS = 200;

    /** Bytes of an uploaded file. */
    public static final int MAX_UPLOAD_BYTES = 20 << 20;

    /** Bytes of a multipart body besides its files: what is said of them, and the boundaries. */
    public static final int MAX_MULTIPART_FIELDS_BYTES = 64 << 10;

    /** Bytes of a multipart body with one file. */
    public static final int MAX_MULTIPART_BYTES = MAX_UPLOAD_BYTES + MAX_MULTIPART_FIELDS_BYTES;

    /** Parts of a multipart body. */
    public static final int MAX_MULTIPART_PARTS = 40;

    /** Files, each as long as any may be, of a form that brings several at once. */
    public static final int MAX_FILES_AT_ONCE = 4;

    /** Parts of a form that brings several files at once, among whatever else a page asks. */
    public static final int MAX_PARTS_BESIDE_FILES = 400;

    /** Bytes of a part without a file. */
    public static final int MAX_MULTIPART_TEXT_BYTES = 32 << 10;

    /** Bytes of an upload that are kept in memory; what is longer goes to a file at once. */
    public static final int MAX_UPLOAD_MEMORY_BYTES = 64 << 10;

    /** Uploads read at the same time; others wait. */
    public static final int MAX_CONCURRENT_UPLOADS = 8;

    /** Requests a second that one address may send. */
    public static final int MAX_REQUESTS_PER_ADDRESS_PER_SECOND = 50_000;

    /** Requests a second that one account may send. */
    public static final int MAX_REQUESTS_PER_ACCOUNT_PER_SECOND = 20_000;

    /** Refused sign-ins that one address may have, refilled evenly over a minute. */
    public static final int MAX_FAILED_SIGN_INS_PER_ADDRESS_PER_MINUTE = 20;

    /** Addresses and accounts whose rates are watched at the same time. */
    public static final int MAX_WATCHED_CALLERS = 50_000;

    /** Bytes of answers kept ready. */
    public static final long MAX_CACHED_ANSWER_BYTES = 48L << 20;

    /** Bytes of one answer kept ready. */
    public static final int MAX_CACHED_ANSWER_BYTES_EACH = 1 << 20;

    /** Bytes of files kept in memory. */
    public static final long MAX_CACHED_FILE_BYTES = 48L << 20;

    /** Bytes of one file kept in memory. */
    public static final int MAX_CACHED_FILE_BYTES_EACH = 256 << 10;

    /** How long a connection may be silent. */
    public static final Duration MAX_IDLE = Duration.ofSeconds(30);

    private WebLimits() {}
}
