package jp.musubi.cms.browser;

import com.microsoft.playwright.Page;

import java.util.List;

/**
 * A walk through a page by the Tab key alone, from its beginning until the keyboard leaves it. The
 * page notes each stop itself, as soon as the key is let go.
 */
final class KeyboardWalk {
    /** More than any page has places that the keyboard stops at. */
    private static final int MOST_STOPS = 500;

    /** Keys that are pressed before the page is asked whether the walk is over. */
    private static final int STEPS = 10;

    private static final String BEGIN =
            """
            () => {
                const name = it => it.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
                const isThere = it => it.checkVisibility(
                        {opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true})
                    && it.getBoundingClientRect().width > 0;
                const hasLine = it => {
                    for (let at = it; at; at = at.parentElement) {
                        const style = getComputedStyle(at);
                        if (style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2) {
                            return true;
                        }
                    }
                    return false;
                };
                const isCovered = it => {
                    const box = it.getClientRects()[0];
                    const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1);
                    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
                    const top = document.elementFromPoint(x, y);
                    return !(top && (it.contains(top) || top.contains(it)
                        || it.labels && [...it.labels].some(label => label.contains(top))));
                };
                const fault = (it, box) => {
                    if (!isThere(it) || it.closest('[aria-hidden="true"], [inert]')) {
                        return 'stops at what cannot be seen';
                    }
                    if (box.bottom <= 0 || box.top >= innerHeight) return 'stops out of sight';
                    if (!hasLine(it)) return 'draws no line';
                    return isCovered(it) ? 'stops at what is covered' : '';
                };
                const walk = window.musubiWalk = {stops: [], faults: [], isOver: false};
                const start = location.href;
                const opened = document.querySelectorAll('details[open]').length;
                const complain = (what, it) => walk.faults.push(what + ': ' + name(it));
                const compare = (before, now) => {
                    if (!(before.it.compareDocumentPosition(now.it)
                            & Node.DOCUMENT_POSITION_FOLLOWING)) {
                        complain('goes back in the page', now.it);
                    }
                    const isAbove = now.bottom <= before.top;
                    if (isAbove && now.left < before.right && before.it.closest('main')
                            && now.it.closest('main')) {
                        complain('goes up on the screen', now.it);
                    }
                };
                addEventListener('keyup', ({key}) => {
                    const it = document.activeElement;
                    if (key !== 'Tab' || walk.isOver) return;
                    // Behind the end there is the browser's own frame, or the beginning again.
                    if (it === document.body || it === walk.stops[0]?.it) {
                        walk.isOver = walk.stops.length > 0;
                        return;
                    }
                    const box = it.getBoundingClientRect();
                    const wrong = fault(it, box);
                    if (wrong) complain(wrong, it);
                    const now = {it, left: box.left, right: box.right,
                        top: box.top + scrollY, bottom: box.bottom + scrollY};
                    if (walk.stops.length > 0) compare(walk.stops.at(-1), now);
                    walk.stops.push(now);
                    if (location.href !== start
                            || document.querySelectorAll('details[open]').length !== opened) {
                        complain('changes the page by coming', it);
                    }
                }, true);
                walk.end = () => {
                    const met = new Set(walk.stops.map(({it}) => it));
                    if (!walk.stops[0]?.it.matches('.skip')) {
                        complain('begins elsewhere than at the link to the text', walk.stops[0].it);
                    }
                    const isMet = it => met.has(it) || it.type === 'radio'
                        && [...document.getElementsByName(it.name)].some(other => met.has(other));
                    document.querySelectorAll('a[href], button, input, select, textarea, summary, '
                            + '[tabindex], [contenteditable]').forEach(it => {
                        if (isThere(it) && it.tabIndex >= 0 && !it.disabled && !isMet(it)) {
                            complain('never comes to', it);
                        }
                    });
                    return walk.faults;
                };
            }
            """;

    private KeyboardWalk() {}

    /**
     * Walks through the page as it is.
     *
     * @return what is wrong, a sentence for each place; none if all is well
     */
    static List<String> through(Page page) {
        page.evaluate(BEGIN);
        for (int stop = 0; stop < MOST_STOPS; stop += STEPS) {
            for (int step = 0; step < STEPS; step++) {
                page.keyboard().press("Tab");
            }
            if (Boolean.TRUE.equals(page.evaluate("musubiWalk.isOver"))) {
                return ((List<?>) page.evaluate("musubiWalk.end()"))
                        .stream()
                                .map(fault ->
                                        page.url()
                                                + " at "
                                                + page.viewportSize().width
                                                + " px: the keyboard "
                                                + fault)
                                .toList();
            }
        }
        return List.of(page.url() + ": the keyboard does not get out of the page");
    }
}
