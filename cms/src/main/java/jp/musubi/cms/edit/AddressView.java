package jp.musubi.cms.edit;

import java.util.List;

/**
 * Where an entry is, where it was, and where it may be.
 *
 * @param path where it is, or will be once it is public
 * @param waiting where it will be from its next publication on; empty if there
 * @param before of the address, what stands before its name
 * @param after the same behind its name
 * @param slug what it is called
 * @param called what it is or will be called: what a change is made from
 * @param typed the name in the field
 * @param next where it would be under the typed name; empty as long as nothing is typed
 * @param error what is wrong with the typed name; empty if nothing is
 * @param holder screen of the entry whose former address the typed name is; empty if it is none
 * @param former where it was, the latest first
 */
record AddressView(
        String id,
        String title,
        boolean isLive,
        String path,
        String waiting,
        String before,
        String after,
        String slug,
        String called,
        String typed,
        String next,
        String error,
        String holder,
        List<Former> former) {

    /**
     * A former address.
     *
     * @param since day on which it became one
     */
    record Former(String path, String slug, String since) {}
}
