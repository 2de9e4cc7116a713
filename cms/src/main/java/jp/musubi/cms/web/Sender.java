package jp.musubi.cms.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Where a request came from. A web server on the same machine says so in X-Forwarded-For, whose
 * last address is the one it saw itself; from anywhere else that field is somebody's claim.
 */
final class Sender {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private Sender() {}

    /** The network address. */
    static String of(HttpServletRequest request) {
        String near = request.getRemoteAddr();
        return isThisMachine(near) ? far(request.getHeader(FORWARDED_FOR), near) : near;
    }

    private static boolean isThisMachine(String address) {
        return address.startsWith("127.")
                || address.equals("::1")
                || address.equals("[::1]")
                || address.equals("0:0:0:0:0:0:0:1")
                || address.equals("[0:0:0:0:0:0:0:1]");
    }

    private static String far(@Nullable String forwarded, String near) {
        if (forwarded == null) {
            return near;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : near;
    }
}
