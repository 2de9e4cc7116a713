package jp.musubi.site.render;

/**
 * One file beside the pages: a style sheet, a script, an icon, a picture drawn for an entry.
 *
 * @param address root-relative address from {@code Addresses}
 * @param body makes the file; safe to call from any thread, once
 */
public record FilePlan(String address, PagePlan.Body body) {}
