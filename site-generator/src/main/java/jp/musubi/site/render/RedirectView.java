package jp.musubi.site.render;

/**
 * What stands at an address at which an entry was before.
 *
 * @param target the entry, where it is now
 * @param canonical the same address with scheme and host
 */
public record RedirectView(LinkView target, String canonical) {}
